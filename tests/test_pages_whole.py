"""All that is read of invented pages of every kind: each field of each claim, each reject, blocks, lists and the day.

`whole/pages.json` holds it, right or wrong. Where reading is changed on purpose,
        `python tests/test_pages_whole.py` writes it
anew; then read what differs before it is kept.
"""

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import documents as made

from helpers.ledger import card, doubts, extract, sentences
from helpers.page import blocks, links, lists, source

FOLDER = Path(__file__).with_name("whole")
FILE = FOLDER / "pages.json"

HTML = made.html(
    "Europe&rsquo;s share is <b>25%</b><sup>1</sup>, <s>30%</s>and Asia's is 20&nbsp;%.",
    "<strong>Outlook</strong>",
    "From USD&nbsp;2.6 to USD 3.1<br>billion by 2030, at a rate of (2.5)%.",
    "<table><caption>Kite sales, USD million</caption><tr><th rowspan=2>Land</th><th colspan=2>Sales</th>"
    "<th>Growth</th></tr><tr><th>2023</th><th>2024</th><th>%</th></tr><tr><td>Norway</td><td>10.5</td><td>12</td>"
    "<td>14.3</td></tr><tr><td>Peru</td><td>4.0</td><td>&mdash;</td><td>-2.1</td></tr></table>",
    "Key companies are <a href='/acme-r77'>Acme (5%)</a>, Beta Works and Gamma.",
    head='<meta property="article:published_time" content="2025-02-01T10:00">',
    before='<div class="cookie">We and our 42 partners</div>',
    after="<aside>The boat market: $9 billion</aside>",
)
LEFT = (
    "The kite market reached a size of", "USD 4 billion in 2024 and will grow", "at a CAGR of 7% from 2024 to 2031, a",
    "long-term rate that few indus-", "tries have seen in these years.",
)  # fmt: skip
RIGHT = (
    "Europe holds a share of 35% of it,", "and Asia follows with 31%. All others", "share 34%, most of them in a few",
    "towns of the north and the south", "where kites are made by hand.",
)  # fmt: skip
ROWS = ("Land", "2024", "2031"), ("France", "USD 1.2 bn", "USD 2.0 bn"), ("Peru", "USD 0.2 bn", "USD 0.5 bn")


def printed():
    """A PDF with a heading, two columns of prose and a table."""
    book = made.book()
    book.set_font("Helvetica", size=18)
    book.text(10, 20, "Kite Market Outlook 2024 to 2031")
    book.set_font("Helvetica", size=10)
    for n, pair in enumerate(zip(LEFT, RIGHT, strict=True)):
        for side, text in enumerate(pair):
            book.text(10 + 95 * side, 35 + 5 * n, text)
    for n, row in enumerate(ROWS):
        for column, text in enumerate(row):
            book.text(10 + 50 * column, 80 + 6 * n, text)
    return bytes(book.output())


def word(document):
    """Fill a Word file with a title, sentences, a list and a table."""
    document.add_heading("Kite Tails Market Report", 0)
    document.add_paragraph(
        "The kite tails market was worth $40 million in 2023. The kite tails market grows 3% a year."
    )
    document.add_paragraph("Silk tails: 45%", style="List Bullet")
    table = document.add_table(rows=2, cols=3)
    for cell, text in zip(table._cells, ("Kind", "2023", "Share", "Silk", "$18 million", "45%"), strict=True):
        cell.text = text


PAGES = {
    **{path.stem: path.read_bytes() for path in sorted(FOLDER.iterdir()) if path.suffix in (".md", ".txt")},
    "html": HTML.encode("cp1252"), "pdf": printed(), "word": made.word(word),
}  # fmt: skip


def whole(raw):
    """All that is read of a page, as JSON holds it."""
    document = source.document(raw, "page")
    report = blocks.of(document)
    page = sentences.Page(report)
    claims, rejects = extract.read(report)
    found = {
        "form": document.form,
        "furniture": [document.text[start:end] for start, end in document.furniture],
        "blocks": [
            [block.kind, block.section, block.text, block.bold, block.links] for block in report.blocks
        ],
        "tables": [
            [table.caption, [[cell.text for cell in row] for row in table.rows]] for table in report.tables
        ],
        "lists": [item[:3] for item in lists.items(report)],
        "day": str(links.dated(report)),
        "card": {
            name: sorted(x) if isinstance(x, frozenset) else x for name, x in page.card._asdict().items()
        },
        "claims": [
            claim._asdict()
            | {"ends": [list(map(str, end)) for end in claim.ends], "subjects": list(claim.subjects)}
            for claim in claims
        ],
        "rejects": [list(reject) for reject in rejects],
    }
    return json.loads(json.dumps(found))


@pytest.mark.made_by("python tests/test_pages_whole.py")
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_read_as_it_was(name):
    known, found = json.loads(FILE.read_text(encoding="utf-8"))[name], whole(PAGES[name])
    for part in known:
        assert found[part] == known[part], part
    assert found.keys() == known.keys()


def test_claims_of_every_kind_and_doubt_are_among_the_pages():
    claims = [c for one in json.loads(FILE.read_text(encoding="utf-8")).values() for c in one["claims"]]
    assert {c["kind"] for c in claims} == {"window", *doubts.LEAST}
    assert {c["doubt"] for c in claims} >= {"", "kind", "subject", "years"} and card.MOST > 0


if __name__ == "__main__":
    FILE.write_text(
        json.dumps({name: whole(raw) for name, raw in PAGES.items()}, indent=1, ensure_ascii=False) + "\n",
        encoding="utf-8",
    )
