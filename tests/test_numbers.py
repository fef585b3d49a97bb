"""Every number that readers see, outside the report's own text, is one of a claim or of what a check computed."""

import math
import re
from pathlib import Path

import nbformat
import pandas as pd
import pytest
import webpages
from markdown_it import MarkdownIt

from helpers.notebook import sections
from helpers.notebook.html import page
from helpers.parameters import DEFAULTS

HOME = Path(__file__).parents[1]
TABLES = HOME / "data" / "processed"
# What each check may take its numbers from, besides its row of the findings and the claims named there.
OF_CHECK = {
    "growth": ("growth_windows", "growth_left", "growth_change"),
    "shares": ("share_readings", "share_totals"),
    "revenues": ("revenues",),
    "filings": ("filings",),
    "publishers": ("publishers_standing",),
    "editions": ("editions_headlines",),
}
NUMBER = re.compile(r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
SCALES = (1, 1e3, 1e6, 1e9, 1e12)


def numbers(text: str) -> list[str]:
    """The numbers of a text, without signs, each as printed."""
    return [found.replace(",", "") for found in NUMBER.findall(text)]


def traced(number: str, pool) -> bool:
    """Whether a number is one of a pool: printed in one of its texts, or one of its values rounded as far."""
    digits = len(number.partition(".")[2])
    for one in pool:
        if isinstance(one, str):
            if number in numbers(one):
                return True
        elif math.isfinite(one) and any(
            f"{round(abs(one) / scale, digits):.{digits}f}" == number for scale in SCALES
        ):
            return True
    return False


def values(frame: pd.DataFrame) -> list:
    """All cells of a table, texts as texts and numbers as numbers."""
    return [cell for cell in frame.to_numpy(dtype=object).ravel() if not pd.isna(cell)]


def table(name: str) -> pd.DataFrame:
    return pd.read_csv(TABLES / f"{name}.csv")


@pytest.fixture(scope="module")
def pools():
    """What each finding, claim, note and reason may take its numbers from, by the names that the page gives them."""
    ledger = table("ledger").set_index("claim_id")
    found = table("findings")
    audit = webpages.audited(DEFAULTS["report"])
    of: dict[str, list] = {}
    printed: dict[str, list] = {}
    for name, row in ledger.iterrows():
        windows = table("growth_windows").query("claim_id == @name")[["start_year", "end_year"]]
        bound = audit.case.bounds[name]
        ends = [float(end) for end in (bound.low, bound.high) if end is not None]
        said = values(row[["figure", "subject", "start_year", "end_year", "horizon"]].to_frame())
        printed[name], of[f"read-{name}"] = said, [*said, *values(windows), *ends]
    for row in found.itertuples():
        own = [value for value in row[1:] if not pd.isna(value)]
        claims = ("" if pd.isna(row.claims) else row.claims).split()
        used = [table(name) for name in OF_CHECK.get(row.check.split(".")[0], ())]
        counts = [len(used[0]), *(len(used[0].drop_duplicates(column)) for column in used[0])] if used else []
        of[f"finding-{row.finding_id}"] = [
            *own, *(x for name in claims for x in printed[name]), *(x for t in used for x in values(t)), *counts,
            len(claims), 1 / DEFAULTS["unusual_below"], 1, 100,
        ]  # fmt: skip
    for row in table("notes").itertuples():
        of[f"note-{row.note_id}"] = [
            row.detail,
            *values(ledger.loc[ledger.index.isin(str(row.claims).split()), ["figure"]]),
        ]
    for reason, n in table("rejects")["reason"].value_counts().items():
        of[f"reason-{reason}"] = [int(n)]
    day = audit.case.assumptions.published
    of["rests"] = [day.year, day.day, DEFAULTS["about"], 1 / DEFAULTS["unusual_below"], 1]
    return of


def told(pools) -> list:
    """What the findings that are told first may take their numbers from, which an answer names."""
    audit = webpages.audited(DEFAULTS["report"])
    names = [f"finding-{one.finding.finding_id}" for one in sections.sections(audit)]
    return [x for name in names for x in pools[name]]


def sources(run: webpages.Run, pools) -> list | None:
    """What a run of the page's text may take its numbers from; None where it is the report's own text."""
    around = [attributes for _, attributes in run.around]
    if any(
        tag in ("style", "script", "title") or "text" in a.get("id", "") or a.get("class") == "named"
        for tag, a in run.around
    ):
        return None
    links = [a["href"][1:] for a in around if a.get("href", "").startswith("#") and a["href"][1:] in pools]
    names = [a["id"] for a in around if a.get("id") in pools]
    if run.inside("p", class_="answer"):
        return told(pools)
    if run.inside("p", class_="rests"):
        return pools["rests"]
    return [x for name in (*names, *links) for x in pools[name]]


def test_every_number_of_the_page_is_traced(pools):
    made = webpages.Page((TABLES / page.NAME).read_text(encoding="utf-8"))
    seen = 0
    for run in made.runs:
        if (pool := sources(run, pools)) is not None:
            seen += len(numbers(run.text))
            assert not [n for n in numbers(run.text) if not traced(n, pool)], run
    assert seen > 200


def said(book) -> list[tuple[str, str]]:
    """What a notebook shows as Markdown, each with the last heading that it showed."""
    heading, found = "", []
    for cell in book.cells:
        heading = "" if cell.cell_type == "markdown" else heading
        for output in cell.get("outputs", []):
            for part in re.split(r"\n(?=## )", output.get("data", {}).get("text/markdown", "")):
                text = " ".join(re.sub(r"<[^>]+>", "", MarkdownIt().render(part)).split())
                heading = text if part.startswith("## ") else heading
                found.append((heading, text))
    return found


@pytest.mark.made_by("make audit")
def test_every_number_in_the_sections_of_notebook_00_is_traced_to_its_finding(pools):
    audit = webpages.audited(DEFAULTS["report"])
    of = {" ".join(one.plain.heading.split()): one.finding.finding_id for one in sections.sections(audit)}
    book = nbformat.read(HOME / "notebooks" / "00_findings.ipynb", as_version=4)
    shown = [(heading, text) for heading, text in said(book) if heading in of]
    assert {heading for heading, _ in shown} == set(of)
    for heading, text in shown:
        pool = pools[f"finding-{of[heading]}"]
        assert not [n for n in numbers(text) if not traced(n, pool)], text


@pytest.mark.made_by("make audit")
def test_every_number_in_what_notebook_00_and_the_readme_say_first_is_traced(pools):
    book = nbformat.read(HOME / "notebooks" / "00_findings.ipynb", as_version=4)
    answer = next(text for heading, text in said(book) if not heading)
    readme = (HOME / "README.md").read_text(encoding="utf-8").partition("## Run it")[0]
    readme = re.sub(r"\]\([^)]*\)|`[^`]*`|\[notebooks/[^\]]*", "", readme)
    pool = [*told(pools), *pools["read-c01"]]
    for text in (answer, readme):
        assert numbers(text)
        assert not [n for n in numbers(text) if not traced(n, pool)]


def test_two_in_three_numbers_that_are_off_by_one_in_the_last_digit_are_found_out(pools):
    """The others are off to a number that stands in the same tables: the year after, an end of a range."""
    book = webpages.Page((TABLES / page.NAME).read_text(encoding="utf-8"))
    found = []
    for run in book.runs:
        for number in numbers(run.text) if (pool := sources(run, pools)) is not None else ():
            digits = len(number.partition(".")[2])
            if len(number) > 2:
                found.append(not traced(f"{float(number) + 10**-digits:.{digits}f}", pool))
    assert sum(found) > 2 / 3 * len(found), (sum(found), len(found))


@pytest.mark.parametrize(
    ("number", "pool", "is_one"),
    [
        ("15.1", [15.0812], True), ("15.2", [15.0812], False), ("19.8", [19.8e9], True), ("19.9", [19.8e9], False),
        ("8.0", [-7.96], True), ("2032", ["2025 to 2032"], True), ("203", ["2025 to 2032"], False),
        ("1,500".replace(",", ""), ["USD 1,500"], True), ("3", [], False), ("3", [float("nan")], False),
    ],
)  # fmt: skip
def test_a_number_is_traced_by_its_digits_as_printed(number, pool, is_one):
    assert traced(number, pool) is is_one
