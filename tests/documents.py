"""Small documents made for tests: PDF, Word, whole pages of HTML."""

import io

import docx
from fpdf import FPDF

MENU = "".join(f'<li><a href="/{n}">Report {n} of 2031</a></li>' for n in range(100, 120))
PROSE = (
    "All kites sold in 2024 made a market worth USD 4 billion. The kite market will grow at a CAGR of 7% through 2030, "
    "as more people fly kites on beaches and hills. Makers of kites open shops in many towns."
)


def html(*paragraphs: str, head: str = "", before: str = "", after: str = "") -> str:
    """A whole page: a menu, an article with a title, a foot."""
    article = "".join(f"<p>{text}</p>" for text in (PROSE, *paragraphs))
    return (
        f"<!DOCTYPE html><html><head><title>Kites</title>{head}</head><body><nav><ul>{MENU}</ul></nav>{before}"
        f"<article><h1>Kite Market Outlook</h1>{article}</article>{after}<footer>Call 555 0100</footer></body></html>"
    )


def pdf(*pages: str, password: str = "", size: float = 11) -> bytes:
    """A PDF with a heading and a paragraph on each page; without any, one with an empty page."""
    made = FPDF()
    if password:
        made.set_encryption(owner_password="owner", user_password=password)
    for text in pages or ("",):
        made.add_page()
        heading, _, rest = text.rpartition("|")
        if heading:
            made.set_font("Helvetica", size=2 * size)
            made.multi_cell(0, 12, heading, new_x="LMARGIN", new_y="NEXT")
        if rest:
            made.set_font("Helvetica", size=size)
            made.multi_cell(0, 5, rest)
    return bytes(made.output())


def book() -> FPDF:
    """A PDF under way with an empty page, on which texts of 10 points can be put."""
    made = FPDF()
    made.set_auto_page_break(False)
    made.add_page()
    made.set_font("Helvetica", size=10)
    return made


def columns(*lines: tuple[str, str], across: bool) -> bytes:
    """A PDF in two columns, drawn line by line across both, or one after the other."""
    made = FPDF()
    made.add_page()
    made.set_font("Helvetica", size=9)
    order = [(n, side) for n in range(len(lines)) for side in (0, 1)]
    for n, side in order if across else sorted(order, key=lambda x: x[::-1]):
        made.text(10 + 95 * side, 20 + 5 * n, lines[n][side])
    return bytes(made.output())


def table(rows: list[list[str]]) -> bytes:
    """A PDF with a table between two sentences."""
    made = FPDF()
    made.add_page()
    made.set_font("Helvetica", size=10)
    made.multi_cell(0, 6, "Sales of kites by region are shown below.", new_x="LMARGIN", new_y="NEXT")
    for row in rows:
        for cell in row:
            made.cell(45, 7, cell, border=1)
        made.ln()
    made.multi_cell(0, 6, "Figures are rounded.")
    return bytes(made.output())


def word(fill) -> bytes:
    """A Word file, filled by a function that is given the document."""
    made, out = docx.Document(), io.BytesIO()
    fill(made)
    made.save(out)
    return out.getvalue()
