"""The page's list of countries: is each where, and what, it is printed as?"""

from helpers.case import Case
from helpers.checks import note, phrases
from helpers.checks.note import Note
from helpers.page.country_lists import defects


def notes(case: Case) -> list[Note]:
    """Return one note an item of the list that is not plainly one country in its place, with its mended form."""
    listed = case.lists[case.lists["list"] == "regions"]
    found = []
    for row in defects(case.lists).itertuples():
        same = listed[(listed["region"] == row.region) & (listed["start"] == row.start)]
        names = phrases.listed(same["clean"])
        detail = f"{row.raw} is listed under {row.region} and read as {names}: {row.reason}."
        found.append(note.note("lists.countries", str(row.region), [], note.span(row), detail))
    return found
