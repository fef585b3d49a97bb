"""The first call of every notebook: its parameters to an audit, with one look for all charts."""

from helpers.audit import Audit
from helpers.case import check_parameters
from helpers.notebook.charts import theme


def opened(
    report: str, published: str, about: float, rounding: str, over: str, unusual_below: float, out: str
) -> Audit:
    """Return the audit of the page that the parameters name; raises what `check_parameters` raises."""
    theme.theme()
    case = check_parameters(
        report=report, published=published, about=about, rounding=rounding, over=over,
        unusual_below=unusual_below, out=out,
    )  # fmt: skip
    return Audit(case)
