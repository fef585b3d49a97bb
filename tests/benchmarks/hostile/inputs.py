"""Hostile pages by number: the same seed and number give the same bytes, so that a failure can be made again."""

import itertools
import sys
from functools import cache
from pathlib import Path
from random import Random
from typing import NamedTuple

sys.path.append(str(Path(__file__).parents[2]))
import documents

FORMS = ("md", "html", "txt", "pdf", "docx")
CODECS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252", "latin-1", "shift_jis", "gb18030")
SIZES = (1, 2, 4, 8)
SENTENCES = (
    "The kite market was worth USD 2.00 billion in 2024.", "It will be worth USD 3.90 billion in 2031.",
    "The kite market grows at a CAGR of 10.0% from 2024 to 2031.", "Europe holds 35% of the market.",
    "Asia-Pacific holds 25%, with China at 35%.", "Acme Works reported revenue of USD 3 billion in 2024.",
    "The market will increase by USD 1.2 billion from 2024 to 2029.", "Sales fell by about 4.5% in 2023.",
    "The USD XX billion market grows at XX%.", "Between 2021 and 2024 growth was over 7-9% a year.",
    "Germany, France and Italy hold 12%, 9% and 7% respectively.", "Kites of paper make up under 20% of sales.",
)  # fmt: skip
PLANTED = (
    "\x1b[31m", "\x07", "\u202e", "\u2066", "\0", "\ufeff", "\u200b", "\ufffd", "\x85", "\u2028", "\r", "\t" * 50,
    "http://evil.example/?a=1&b=2", "www.evil.example", "ann@evil.example", "<script>alert(1)</script>", "<img src=x>",
    "=cmd()|'x'!A0", "+1+1", "@SUM(1)", "-2+3", "$x^2$", "$$", "\\(x\\)", "`code`", "[a](b)", "![a](b)", "**", "__",
    "| a | b |", "---", "# ", "&#x41;", "&#xD800;", "&nbsp;", "株式会社", "北京 5%",
    "\u0645\u0628\u064a\u0639\u0627\u062a 5%", "é", "1e999%",
    "9" * 400 + "%", "USD 0", "-0%", "0.0000000001%", "USD 99999999999999999999 trillion", "5%" * 40, "7-9% US " * 30,
    "\u0663\u066b\u0665\u066a", "\uff15\uff05", "1,2,3,4%", "1.2.3%", "in 0000", "in 9999", "from 2031 to 2024",
    "2024-2024", "nan%", "inf%",
    "(" * 200,
    "<" * 200, "<table><tr><td>" * 40, "<div>" * 200, "[" * 200, "- " * 100, "Europe, " * 60, "of the market " * 40,
    "{report}", "%s%d%n", "../../etc/passwd", "A" * 3000, "CAGR of " * 50, "holds 5% " * 40, "and 6% " * 40,
)  # fmt: skip


class Input(NamedTuple):
    """A page: its number, its form, the name of what was done to it, its bytes."""

    number: int
    form: str
    how: str
    raw: bytes


def numbers(seed: int, count: int) -> dict[int, str]:
    """Return the numbers of so many pages, and their forms.

    Of those of two, four or eight times the length the second, fourth or eighth part is taken, so that each size gets
    about the same time.
    """
    found: dict[int, str] = {}
    for number in itertools.count():
        if len(found) == count:
            return found
        form, size = _drawn(_random(seed, number))
        if number % size == 0:
            found[number] = form


def _random(seed: int, number: int) -> Random:
    return Random(f"{seed} {number}")


def _drawn(random: Random) -> tuple[str, int]:
    return random.choice(FORMS[:3] * 4 + FORMS[3:]), random.choice(SIZES)


def made(seed: int, number: int) -> Input:
    """Return the page of this seed and number."""
    random = _random(seed, number)
    form, size = _drawn(random)
    if form in ("pdf", "docx"):
        return Input(number, form, "bytes", _bytes(random, _document(form, random.randrange(8))))
    text = _text(random, form, size)
    how = random.choice(("whole", "planted", "shuffled", "bytes", "codec"))
    if how == "planted":
        for _ in range(size * 3):
            text = _put(random, text, random.choice(PLANTED))
    if how == "shuffled":
        at = sorted(random.randrange(len(text)) for _ in range(4))
        text = text[: at[0]] + text[at[2] : at[3]] + text[at[1] : at[2]] + text[at[0] : at[1]] + text[at[3] :]
    raw = text.encode(random.choice(CODECS) if how == "codec" else "utf-8", "replace")
    return Input(number, form, how, _bytes(random, raw) if how == "bytes" else raw)


def _text(random: Random, form: str, size: int) -> str:
    said = [random.choice(SENTENCES) for _ in range(6 * size)]
    players = ["Acme Works", "Beta Tools", *(random.choice(PLANTED)[:40] for _ in range(size))]
    title = f"Kite {random.choice(('', '', random.choice(PLANTED)[:60]))} Market Outlook, 2024 - 2031"
    rows = [(f"{2020 + n}", f"{n + 1}.{n}", f"{n}%") for n in range(random.choice((0, 3, 8)))]
    if form == "html":
        table = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
        items = "".join(f"<li>{name}</li>" for name in players)
        whole = documents.html(*said, after=f"<table>{table}</table>")
        part = f"<h1>{title}</h1><p>{'</p><p>'.join(said)}</p><h2>Market Players</h2><ul>{items}</ul>"
        part += f"<table>{table}</table>"
        return random.choice((whole, part))
    if form == "txt":
        return f"{title}\n\n" + "\n".join(said) + "\n" + "\n".join("\t".join(row) for row in rows)
    lines = ["| Year | USD billion | Growth |", "|---|---|---|", *(f"| {' | '.join(row)} |" for row in rows)]
    items = "\n".join(f"- {name}" for name in players)
    body = "\n\n".join(said)
    return f"# {title}\n\n{body}\n\n## Market Players\n\n{items}\n\n## Regional Outlook\n\n" + "\n".join(
        lines
    )


@cache
def _document(form: str, number: int) -> bytes:
    random = Random(number)
    said = [random.choice(SENTENCES) for _ in range(5)]
    if form == "pdf":
        return documents.pdf(*[f"Kite Market Outlook, 2024 - 2031|{' '.join(said)}"] * (1 + number % 3))
    import io

    import docx

    made = docx.Document()
    made.add_heading("Kite Market Outlook, 2024 - 2031", 0)
    for text in said:
        made.add_paragraph(text)
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


def _put(random: Random, text: str, planted: str) -> str:
    at = random.randrange(len(text) + 1)
    return text[:at] + planted + text[at:]


def _bytes(random: Random, raw: bytes) -> bytes:
    """Return bytes of which some are changed, gone, doubled or cut off."""
    changed = bytearray(raw)
    for _ in range(random.choice((0, 1, 3, 20))):
        at = random.randrange(len(changed))
        what = random.randrange(4)
        if what == 0:
            changed[at] = random.randrange(256)
        elif what == 1:
            del changed[at : at + random.randrange(1, 40)]
        elif what == 2:
            changed[at:at] = changed[at : at + random.randrange(1, 40)]
        else:
            del changed[at + len(changed) // 2 :]
        if not changed:
            return b""
    return bytes(changed)
