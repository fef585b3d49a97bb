"""The first call of every notebook: its parameters to an audit, with one look for all charts."""

import ast
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from IPython.core.getipython import get_ipython

import helpers
from helpers import parameters
from helpers.audit import Audit
from helpers.case import check_parameters
from helpers.notebook.charts import theme
from helpers.parameters import ParameterError

INJECTED = "# Parameters\n"  # how the cell begins that papermill puts behind the notebook's own


def opened(
    report: str, published: str, about: float, rounding: str, over: str, unusual_below: float, out: str
) -> Audit:
    """Return the audit of the page that the parameters name; raises what `check_parameters` raises.

    ParameterError also where papermill was given a parameter that the notebook does not have, and where another
    clone's program is installed than the one that the notebook lies in.
    """
    theme.theme()
    shell = get_ipython()
    if shell is not None:
        refuse_unknown(shell.user_ns)
    refuse_other_clone(parameters.root(), Path(helpers.__file__).parent)
    case = check_parameters(
        report=report, published=published, about=about, rounding=rounding, over=over,
        unusual_below=unusual_below, out=out,
    )  # fmt: skip
    return Audit(case)


def refuse_unknown(names: Mapping[str, Any]) -> None:
    """Raise ParameterError for a name that papermill gave and the notebook's own cell of parameters does not have.

    `names` are those of a notebook at work: `In` holds the cells that ran, `__annotations__` the parameters.
    """
    own = names.get("__annotations__", {})
    for name in _assigned(cell for cell in names.get("In", ()) if cell.startswith(INJECTED)):
        if name not in own:
            raise ParameterError(f"unknown parameter {name!r}; the parameters are {', '.join(own)}.")


def _assigned(cells: Iterable[str]) -> list[str]:
    statements = (s for cell in cells for s in ast.parse(cell).body if isinstance(s, ast.Assign))
    return [target.id for s in statements for target in s.targets if isinstance(target, ast.Name)]


def refuse_other_clone(home: Path, package: Path) -> None:
    """Raise ParameterError where the clone `home` has a program of its own and `package`, which runs, is another."""
    own = home / "src" / package.name
    if own.is_dir() and not own.samefile(package):
        raise ParameterError(
            f"{home}: the notebook lies here, and the program that is installed is that of {package}; run `make setup`"
            " here, and open the notebook with the Python of this clone's .venv."
        )
