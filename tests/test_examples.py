"""Every sentence of the table is read as it stands there: each field of each claim, and the rejects."""

import pytest
from examples import EXAMPLES, Expected, Family
from pages import page

from helpers.ledger import extract
from helpers.page import blocks as page_blocks

FEWEST = 530  # rows and families; fewer would leave rules without a sentence
MISREAD = 26  # rows that may still be read wrongly


def made(example) -> page_blocks.Report:
    """The page of an example: its text in paragraphs of its section, unless it is a page of its own."""
    if example.page:
        return page_blocks.parse(example.text, "page.md")
    return page(*example.text.split("\n"), section=example.section, title=example.title)


def plain(claim: extract.Claim) -> Expected:
    """A claim in the fields of the table; the company that says it of the market stands behind the section."""
    low, high = (None if end is None else float(end) for end in (claim.low, claim.high))
    fields = {name: getattr(claim, name) for name in Expected._fields if hasattr(claim, name)}
    return Expected(
        **fields | {"low": low, "high": high, "speaker": claim.section.partition(extract.ABOUT)[2]}
    )


def differences(expected: tuple[Expected, ...], got: list[Expected]) -> list[str]:
    """One line a field that differs, and one a claim that is missing or too much."""
    lines = []
    for number, (want, have) in enumerate(zip(expected, got, strict=False), 1):
        for field, right, read in zip(Expected._fields, want, have, strict=True):
            if right != read:
                lines.append(f"claim {number} ({want.figure}), {field}: expected {right!r}, got {read!r}")
    lines += [f"not read: {claim}" for claim in expected[len(got) :]]
    lines += [f"read, but no claim: {claim}" for claim in got[len(expected) :]]
    return lines


def failures(example) -> list[str]:
    """What is read otherwise than the table says, one line each; of a family the rows that fail."""
    if isinstance(example, Family):
        return [line for row in example.rows if (lines := failures(row)) for line in (row.text, *lines)]
    source = made(example)
    found, rejects = extract.read(source)
    lines = differences(example.claims, [plain(claim) for claim in found])
    lines += [
        f"{row.figure!r} stands elsewhere than {row.start}:{row.end}"
        for row in (*found, *rejects)
        if source.source[row.start : row.end] != row.figure
    ]
    got = tuple((reject.figure, reject.reason) for reject in rejects)
    if example.rejects is not None and example.rejects != got:
        lines.append(f"rejects: expected {example.rejects}, got {got}")
    return lines


def parameters():
    """The table for pytest; rows that are still read wrongly must fail until they are mended."""
    for example in EXAMPLES:
        marks = [pytest.mark.xfail(strict=True, reason="read wrongly so far")] if example.misread else []
        yield pytest.param(example, id=example.name.replace(" ", "-"), marks=marks)


@pytest.mark.parametrize("example", list(parameters()))
def test_a_sentence_is_read_as_the_table_says(example):
    lines = failures(example)
    text = "" if isinstance(example, Family) else example.text
    assert not lines, "\n".join([text, *lines])


def test_every_name_stands_once_and_the_misread_rows_are_few():
    names = [example.name for example in EXAMPLES]
    assert len(set(names)) == len(names) >= FEWEST
    assert sum(example.misread for example in EXAMPLES) <= MISREAD
