"""Charts: no text overlaps another or is cut, for pages of every shape; the data drawn are the page's."""

import inspect
import math
from functools import cache
from importlib import import_module
from itertools import combinations, pairwise
from pkgutil import iter_modules

import matplotlib.pyplot as plt
import pytest
from matplotlib.figure import Figure

from helpers import case, notebook, parameters
from helpers.audit import Audit
from helpers.ledger import extract
from helpers.ledger.claim import Claim
from helpers.notebook import charts, claims, growth, shares, show
from helpers.notebook import markdown as md
from helpers.notebook.charts import theme
from helpers.outside import survey

PAGES = [
    "data/raw/pacs-systems-market.md",
    *(f"tests/reports/{n}.md" for n in ("harbour-cranes", "one-claim", "hostile", "sizes-only")),
    *(f"tests/reports/{n}.md" for n in ("shares-only", "sixty-claims", "hostile-names")),
]
ROOM = 1.0  # pixels that boxes of text may share


@pytest.fixture(scope="module", params=PAGES)
def opened(request, tmp_path_factory):
    out = tmp_path_factory.mktemp("charts")
    return Audit(
        case.check_parameters(
            report=request.param,
            published="",
            about=5.0,
            rounding="any",
            over="loose",
            unusual_below=0.05,
            out=str(out),
        )
    )


@pytest.fixture(scope="module")
def figures(opened):
    """Every figure that can be drawn of a page."""
    monkeypatch = pytest.MonkeyPatch()
    monkeypatch.setattr(plt, "close", lambda _: None)
    monkeypatch.setattr(show, "display", lambda _: None)
    monkeypatch.setattr(show, "text", lambda _: None)
    theme.theme()
    for draw in cells():
        shown(draw, opened)
    drawn = [plt.figure(n) for n in plt.get_fignums()]
    yield drawn
    monkeypatch.undo()
    plt.close("all")


def cells():
    """Every function of the notebooks' rooms that shows something of an audit, as a cell calls it."""
    rooms = [import_module(f"{notebook.__name__}.{room.name}") for room in iter_modules(notebook.__path__)]
    members = [member for room in rooms for member in vars(room).values() if inspect.isfunction(member)]
    found = {member.__qualname__ + member.__module__: member for member in members if shows(member)}
    return list(found.values())


def shows(function):
    """Whether a public function takes an audit, or that and a survey, and returns nothing, so that it can only show."""
    signature = inspect.signature(function)
    return (
        not function.__name__.startswith("_")
        and list(signature.parameters) in (["audit"], ["audit", "data"])
        and signature.return_annotation is None
    )


@cache
def surveyed():
    return survey.load()


def shown(draw, audit):
    """Call a cell's function."""
    draw(audit, surveyed()) if "data" in inspect.signature(draw).parameters else draw(audit)


def test_every_chart_that_can_be_drawn_is_drawn_by_a_cell():
    drawn = {name for draw in cells() for name in draw.__code__.co_names}
    rooms = [import_module(f"{charts.__name__}.{room.name}") for room in iter_modules(charts.__path__)]
    made = {
        name
        for room in rooms
        for name, member in vars(room).items()
        if inspect.isfunction(member) and inspect.signature(member).return_annotation is Figure
    }
    assert made and made <= drawn


def texts(figure):
    figure.canvas.draw()
    found = [t for t in figure.findobj(plt.Text) if t.get_visible() and t.get_text().strip()]
    ticks = [
        tick for axes in figure.axes for axis in (axes.xaxis, axes.yaxis) for tick in axis.get_major_ticks()
    ]
    ends = {
        id(label)
        for axes in figure.axes
        for axis, (low, high) in (
            (axes.xaxis, sorted(axes.get_xlim())),
            (axes.yaxis, sorted(axes.get_ylim())),
        )
        for tick, label in zip(axis.get_majorticklocs(), axis.get_ticklabels(), strict=False)
        if not low <= tick <= high
    }
    hidden = {id(label) for tick in ticks for label in (tick.label1, tick.label2) if not label.get_visible()}
    return [t for t in found if id(t) not in ends | hidden]


def test_something_is_drawn(figures):
    assert figures


def test_no_text_is_cut_by_the_edge(figures):
    for figure in figures:
        width, height = figure.canvas.get_width_height()
        for text in texts(figure):
            box = text.get_window_extent()
            assert box.x0 >= -ROOM and box.y0 >= -ROOM, text
            assert box.x1 <= width + ROOM and box.y1 <= height + ROOM, text


def test_no_two_texts_overlap(figures):
    for figure in figures:
        upright = [t for t in texts(figure) if t.get_rotation() % 90 == 0]
        for one, other in combinations(upright, 2):
            a, b = one.get_window_extent(), other.get_window_extent()
            wide = min(a.x1, b.x1) - max(a.x0, b.x0)
            high = min(a.y1, b.y1) - max(a.y0, b.y0)
            assert wide <= ROOM or high <= ROOM, (one.get_text(), other.get_text())


def test_slanted_labels_stand_clear_of_each_other(figures):
    for figure in figures:
        for axes in figure.axes:
            labels = [t for t in axes.get_xticklabels() if t.get_rotation() % 90]
            for one, other in pairwise(labels):
                apart = axes.transData.transform([(other.get_position()[0], 0), (one.get_position()[0], 0)])
                distance = (apart[0][0] - apart[1][0]) * math.sin(math.radians(one.get_rotation()))
                assert distance >= upright_height(other), (one.get_text(), other.get_text())


def upright_height(label):
    angle = label.get_rotation()
    label.set_rotation(0)
    height = label.get_window_extent().height
    label.set_rotation(angle)
    return height


def test_no_text_is_read_as_mathematics(figures):
    assert not any(
        t.get_parse_math() for figure in figures for t in figure.findobj(plt.Text) if "$" in t.get_text()
    )


def test_the_growth_chart_holds_every_rate_of_the_market_as_printed(opened):
    rates = opened.case.tested.ledger.query("kind == 'growth' and subject == 'market'")
    rows = growth.rates_table(opened).query("kind != 'implied'")
    assert rows["low"].dropna().tolist() == rates["low"].dropna().tolist()


def test_each_reading_of_the_shares_starts_from_the_printed_figures(opened):
    rows, printed = (
        shares.shares_table(opened),
        opened.case.ledger.query("kind == 'share'").set_index("subject")["low"],
    )
    for row in rows[rows["inside"] == ""].itertuples():
        assert row.printed == printed[row.subject]


def test_every_claim_leads_back_to_its_line(opened):
    lines = opened.case.page.source.split("\n")
    for row, claim in zip(claims.ledger(opened.case).itertuples(), opened.case.claims, strict=True):
        assert claim.figure in lines[row.line - 1]


def test_what_is_told_of_a_hostile_page_is_shown_and_does_nothing():
    told = md.escape('<script>alert(1)</script> | *x* $y$ [a](b) `c` =HYPERLINK("d")')
    unwrapped = told.replace("<span>", "").replace("</span>", "")  # the only element there may be
    for trap in ("<", ">", "$"):
        assert trap not in unwrapped
    for mark in "|*[]`":
        assert told.count(mark) == told.count("\\" + mark)


def test_one_run_of_all_cells_makes_each_claim_of_the_page_once(tmp_path, monkeypatch):
    made = []
    monkeypatch.setattr(extract, "Claim", lambda **fields: made.append(Claim(**fields)) or made[-1])
    monkeypatch.setattr(show, "display", lambda _: None)
    monkeypatch.setattr(show, "text", lambda _: None)
    monkeypatch.setitem(plt.rcParams, "figure.max_open_warning", 0)
    one = Audit(case.check_parameters(**parameters.DEFAULTS | {"out": str(tmp_path)}))
    assert one.findings and len(one.table) and len(one.case.ledger)
    for draw in cells():
        shown(draw, one)
    assert [c.claim_id for c in made] == [f"c{n:02d}" for n in range(1, 13)]
    assert all(kept is first for kept, first in zip(one.case.claims, made, strict=True))
