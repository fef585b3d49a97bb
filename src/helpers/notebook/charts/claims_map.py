"""Which claims meet in which check."""

from collections.abc import Sequence

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.figure import Figure

from helpers.notebook.charts import theme
from helpers.notebook.charts.theme import BLUE, ORANGE, PALE, QUIET, RED

MARKS = "o^Dsx"  # a verdict's mark and colour, in the order of the verdicts
COLOURS = (BLUE, BLUE, ORANGE, RED, QUIET)
KEY = (
    "A row is a claim, a column a kind of check; a mark says that the check uses the claim. "
    "The mark's shape gives the gravest verdict; a grey bar joins claims that meet."
)


def claims_map(
    claims: pd.DataFrame, uses: pd.DataFrame, verdicts: Sequence[str], title: str, source: str
) -> Figure:
    """Draw which claims meet in which check: a row a claim, a column a check, a mark where it uses the claim.

    `claims`: claim_id, label. `uses`: check, claim_id, verdict, one row a check and claim. `verdicts`: all
    there are, in order; each has a mark and a colour.
    """
    marks, colours = dict(zip(verdicts, MARKS, strict=True)), dict(zip(verdicts, COLOURS, strict=True))
    figure, ax = theme.sheet(title, source, 2.6 + 0.3 * len(claims))
    ids = list(claims["claim_id"])
    checks = list(dict.fromkeys(uses["check"]))
    for x, check in enumerate(checks):
        rows = uses[uses["check"] == check]
        ax.plot([x] * len(rows), rows["claim_id"].map(ids.index), color=PALE, lw=3, zorder=1)
        for verdict, marked in rows.groupby("verdict"):
            ax.scatter([x] * len(marked), marked["claim_id"].map(ids.index), marker=marks[str(verdict)],
                       color=colours[str(verdict)], s=70, zorder=2)  # fmt: skip
    theme.row_labels(ax, list(claims["label"]))
    ax.set_xticks(range(len(checks)), [theme.wrapped(c, 14) for c in checks], rotation=45, ha="left",
                  rotation_mode="anchor", linespacing=0.95)  # fmt: skip
    ax.xaxis.tick_top()
    ax.tick_params(axis="x", length=0)
    ax.spines["bottom"].set_visible(False)
    ax.set_xlim(-0.6, len(checks) - 0.4)
    ax.hlines(np.arange(len(ids)), -0.6, len(checks) - 0.4, color=PALE, lw=0.6, zorder=0)
    shown = [v for v in verdicts if v in set(uses["verdict"])]
    handles = [plt.Line2D([], [], marker=marks[v], color=colours[v], ls="", ms=8) for v in shown]
    ax.legend(
        handles,
        shown,
        loc="upper right",
        bbox_to_anchor=(1, 0),
        ncols=3,
        frameon=False,
        fontsize=9,
        columnspacing=1.4,
    )
    return figure
