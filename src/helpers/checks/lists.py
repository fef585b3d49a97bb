"""The page's list of countries: is each where, and what, it is printed as?"""

from helpers.case import Case
from helpers.checks import phrases
from helpers.checks.finding import Finding, finding
from helpers.checks.note import Note, note
from helpers.page.country_lists import defects


def check(case: Case) -> list[Finding]:
    """Return one finding on the page's list of countries."""
    listed = case.lists[case.lists["list"] == "regions"]
    if listed.empty:
        return [
            finding("lists.countries", "not checkable", [], "The page lists no countries under its regions.")
        ]
    wrong = defects(case.lists)
    printed = listed.drop_duplicates(["region", "raw"])
    text = f"Each of the {len(printed)} countries listed is one country and stands under its own region."
    if len(wrong):
        names = ", ".join(f"{row.raw} ({row.region})" for row in wrong.itertuples())
        text = f"{len(wrong)} of the {len(printed)} items listed as countries are not plainly one country in its place:"
        text += f" {names}."
    verdict, n = "contradictory" if len(wrong) else "consistent", len(wrong)
    return [finding("lists.countries", verdict, [], text, subject="regions", low=n, high=n, unit="items")]


def notes(case: Case) -> list[Note]:
    """Return one note an item of the list that is not plainly one country in its place, with its mended form."""
    listed = case.lists[case.lists["list"] == "regions"]
    found = []
    for row in defects(case.lists).itertuples():
        same = listed[(listed["region"] == row.region) & (listed["start"] == row.start)]
        names = phrases.listed(same["clean"])
        detail = f"{row.raw} is listed under {row.region} and read as {names}: {row.reason}."
        span = (str(row.raw), int(str(row.start)), int(str(row.end)))
        found.append(note("lists.countries", str(row.region), [], span, detail))
    return found
