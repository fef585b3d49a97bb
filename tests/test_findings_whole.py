"""All that the checks say of small cases: verdicts, claims, ends, readings, smallest errors and every word.

`whole/findings.json` holds it. Where a check is changed on purpose,
        `python tests/test_findings_whole.py` writes it anew; then
read what differs before it is kept.
"""

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import ledgers
import told
from ledgers import EXACT, NEAREST, A, ahead, assume, lists, rate, revenue, said_of, share, size, window

from helpers.audit import Audit
from helpers.page import blocks
from helpers.page.places import REST_OF_WORLD

FILE = Path(__file__).with_name("whole") / "findings.json"
TITLE = window(2025, 2032)
NA, EU, AP = "North America", "Europe", "Asia-Pacific"
REGIONS = lists(("regions", EU, ["France", "Germany"]), ("regions", AP, ["India China"]),
                ("players", "", ["Acme", "Beta"]), ("types", "", ["Box", "Delta"]))  # fmt: skip
SIZE, PART = ("size", "market", "$5.0 billion", 2024), ("size", EU, "$3.0 billion", 2024)

PAGE = blocks.parse("# Paper Boat Market Outlook\n\nThe paper boat market grows.", "page.md")


def case(*rows, **more):
    """A case of rows on a page that is on one market."""
    return ledgers.case(*rows, page=PAGE, **more)


CASES = {
    "a longer and a shorter rate": case(TITLE, rate("10.7%", 2025, 2032), rate("7-9%", 2025, 2030, hedge="range")),
    "a slower stretch first": case(TITLE, rate("8%", 2025, 2032), rate("12%", 2027, 2032), rate("10%", 2026, 2031)),
    "years ahead": case(window(2028, 2033), rate("10.7%", 2022, 2033), rate("9.0%", horizon=ahead(5)), a=EXACT),
    "three lengths ahead": case(TITLE, rate("7%", horizon=ahead(3, 5)), rate("9%", 2025, 2032), size("$4 billion",
        2025)),
    "two rates of one time": case(TITLE, rate("6.0%", 2025, 2030), rate("16.0%", 2025, 2030), a=EXACT),
    "three rates, four conflicts": case(*(rate(f"{n}.0%", 2025, 2030) for n in (6, 16, 26, 36)), a=NEAREST),
    "two sizes and a rate": case(size("$2.00 billion", 2025), size("$2.42 billion", 2027), rate("10.0%", 2025, 2027)),
    "two sizes and a rate that cannot be": case(
        TITLE, size("$2.00 billion", 2025), size("$2.42 billion", 2027), rate("15.0%", 2025, 2027)
    ),
    "sizes of one year": case(size("$2.00 billion", 2025), size("$2.10 billion", 2025), size("$2 billion", 2026)),
    "growth of a company's own field": case(
        said_of("Acme", rate("6.0%", 2025, 2030)), rate("16.0%", 2025, 2030), size("$3 billion", 2025), a=EXACT
    ),
    "a rate of history and hedges": case(
        TITLE, rate("6%", 2020, 2024), rate("9%", 2025, 2032, hedge="over"), size("$4 billion", 2025, hedge="about"),
        size("$8 billion", 2032, hedge="under"),
    ),
    "many rates": case(TITLE, *(rate(f"9.{n}%", 2025, 2027 + n) for n in range(7))),
    "regions and their countries": case(
        share(NA, "40%"), share(EU, "30%"), share(AP, "20%"), share("China", "15%"), share("Germany", "31%"),
        regions=(NA, EU, AP, "Latin America"),
    ),
    "shares that must make a whole": case(share(NA, "50%"), share(EU, "30%"), share(REST_OF_WORLD, "18%"), a=EXACT),
    "shares of several years": case(
        share(NA, "40%", 2025), share(EU, "30%"), share(AP, "35%"), share("China", "70%", of=AP), share(EU, "28%", 2026)
    ),
    "countries above their region": case(
        share(AP, "20%"), *(share(place, "30%") for place in ("China", "Japan", "India", "Vietnam")), a=EXACT
    ),
    "one share": case(share(NA, "60%", 2025), share("Cloud", "80%"), rate("6%")),
    "figures printed twice": case(
        size("$3 billion", 2027), size("$3.2 billion", 2027, hedge="about"), rate("5%", 2025, 2030), rate("5%", 2025,
        2030),
        share("China", "20%", 2027, AP), share("China", "25%", 2027, AP),
    ),
    "revenue of companies": case(
        size("$9 billion", 2024), revenue("Acme", "$3 billion", 2024), revenue("Beta", "$5 billion", 2023),
        revenue("Acme", "$20 billion"), share("Acme", "20%", 2024),
    ),
    "lists without figures": case(share(EU, "30%", 2024), size("$4 billion", 2020), rate("XX%", 2025, 2030,
        hedge="placeholder"),
                                  TITLE, lists=REGIONS),
    "claims left out": case(
        size("$4 billion", 2024, doubt="subject"), size("$5 billion", 2024, doubt="years"), rate("5%", 2025, 2030,
        doubt="kind"),
    ),
    "parts of a whole": told.case("It is $5.0 billion. Europe is $3.0 billion.", SIZE, PART),
    "parts above a whole": told.case(
        "It is $5.0 billion. Europe is $3.0 billion, North America is $2.9 billion.", SIZE, PART,
        ("size", NA, "$2.9 billion", 2024),
    ),
    "a share times a size": told.case(
        "The market is $5.0 billion. The market share of Europe is 40%. Europe is $3.0 billion.", SIZE,
        ("share", EU, "40%", 2024), PART,
    ),
    "segments of one division": told.case(
        "By type, drums hold 55% and winches 50%.", ("share", "drums", "55%", 2024), ("share", "winches", "50%", 2024)
    ),
    "segments with room": told.case(
        "By type, drums hold 55% and winches 40%.", ("share", "drums", "55%", 2024), ("share", "winches", "40%", 2024)
    ),
    "an increment": told.case(
        "It will grow by $2.1 billion. It is $5.0 billion. It is $7.1 billion.",
        ("increment", "market", "$2.1 billion", 2028, {"start_year": 2024}), SIZE, ("size", "market", "$7.1 billion",
        2028),
    ),
    "an increment that is another": told.case(
        "It will grow by $2.1 billion. It is $5.0 billion. It grows 9.0% a year.",
        ("increment", "market", "$2.1 billion", 2028, {"start_year": 2024}), SIZE,
        ("growth", "market", "9.0%", 2028, {"start_year": 2024}),
    ),
    "the largest of all": told.case(
        "North America held the largest share of 38% in 2024. Europe had 30% in 2024. Asia-Pacific had 39% in 2024.",
        ("share", NA, "38%", 2024), ("share", EU, "30%", 2024), ("share", AP, "39%", 2024),
    ),
    "the largest by far": told.case(
        "North America held the largest share of 38% in 2024. Europe had 45% in 2024.",
        ("share", NA, "38%", 2024), ("share", EU, "45%", 2024),
    ),
    "a path that falls": told.case(
        "The boat market will grow from $5.0 billion in 2024 to $4.0 billion by 2030.",
        SIZE, ("size", "market", "$4.0 billion", 2030),
    ),
    "a headline": told.case(
        "It comes to $5.8 billion by 2030, at 10.1% a year.", ("size", "market", "$5.6 Billion", 2030),
        ("growth", "market", "8%", None), ("size", "market", "$5.8 billion", 2030),
        ("growth", "market", "10.1%", 2030, {"start_year": 2023}),
        title="# Paper Boat Market to Hit $5.6 Billion by 2030 at 8% a Year\n\n",
    ),
    "another convention": case(
        TITLE, rate("10.7%", 2025, 2032), rate("9.0%", 2025, 2030), share(NA, "60%", hedge="about"), share(EU, "44%"),
        a=assume(A, unusual_below=0.5, about=0.1),
    ),
}  # fmt: skip


def whole(one):
    """What the checks of the page, its notes and the tables of growth and shares say of a case, as JSON holds it."""
    audit = Audit(one)
    growth, shares = audit.growth, audit.shares
    tables = {
        "windows": growth.windows, "sizes": growth.implied_sizes, "left": growth.left, "changes": growth.changes,
        "ranges": growth.ranges, "conflicts": growth.conflicts, "readings": shares.readings, "totals": shares.totals,
    }  # fmt: skip
    rows = {
        "findings": [row._asdict() for row in audit.of_page],
        "notes": [row._asdict() for row in audit.notes],
    }
    rows |= {
        name: json.loads(table.to_json(orient="records", double_precision=12))
        for name, table in tables.items()
    }
    return json.loads(
        json.dumps({name: [rounded(row) for row in found] for name, found in rows.items() if found})
    )


def rounded(row):
    """A row with its numbers to five digits, on which all solvers agree."""
    return {key: float(f"{value:.5g}") if isinstance(value, float) else value for key, value in row.items()}


@pytest.mark.made_by("python tests/test_findings_whole.py")
@pytest.mark.parametrize("name", CASES)
def test_the_checks_say_of_a_case_what_they_said(name):
    assert whole(CASES[name]) == json.loads(FILE.read_text(encoding="utf-8"))[name]


def test_each_verdict_and_nearly_each_check_is_among_the_cases():
    from helpers.checks.codes import CHECKS
    from helpers.checks.finding import VERDICTS

    found = [row for one in json.loads(FILE.read_text(encoding="utf-8")).values() for row in one["findings"]]
    assert {row["verdict"] for row in found} == set(VERDICTS)
    assert (
        len({row["check"] for row in found})
        >= len([code for code in CHECKS if not code.startswith("outside")]) / 2
    )


if __name__ == "__main__":
    FILE.write_text(
        json.dumps({name: whole(one) for name, one in CASES.items()}, indent=1, ensure_ascii=False) + "\n",
        encoding="utf-8",
    )
