"""Word files, names of files, amounts in cells, currencies and rows of the ledger on each side of their rules."""

from decimal import Decimal

import documents as made
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from helpers.ledger import card, extract, markets, table
from helpers.ledger.claim import Claim, Horizon
from helpers.page import amounts, blocks, currencies, documents, figures, source, web
from helpers.page import word as word_files
from helpers.page.figures import Printed

# --- Word ---------------------------------------------------------------------------------------------


def text(fill):
    return source.document(made.word(fill), "k.docx").text.strip()


def styled(style):
    def fill(document):
        document.add_paragraph("Kites", style=style)

    return text(fill)


@pytest.mark.parametrize(
    ("style", "written"),
    [
        ("Title", "# Kites"), ("Heading 1", "# Kites"), ("Heading 3", "### Kites"), ("Heading 9", "###### Kites"),
        ("List Bullet", "- Kites"), ("List Number", "- Kites"), ("Normal", "Kites"), ("Subtitle", "Kites"),
    ],
)  # fmt: skip
def test_the_style_of_a_paragraph_gives_its_mark(style, written):
    assert styled(style) == written


@pytest.mark.parametrize("name", ["vanish", "strike", "dstrike"])
@pytest.mark.parametrize(
    ("value", "read"),
    [(None, False), ("1", False), ("true", False), ("0", True), ("false", True), ("off", True)],
)
def test_a_run_is_hidden_or_struck_unless_its_mark_is_off(name, value, read):
    def fill(document):
        run = document.add_paragraph("Kites ").add_run("fly")
        said = "" if value is None else f' w:val="{value}"'
        run._r.get_or_add_rPr().append(parse_xml(f"<w:{name} {nsdecls('w')}{said}/>"))

    assert ("fly" in text(fill)) is read


@pytest.mark.parametrize(
    ("tag", "sign"), [("tab", "\t"), ("br", "\n"), ("cr", "\n"), ("noBreakHyphen", "-"), ("softHyphen", "")]
)
def test_signs_between_words_are_written(tag, sign):
    def fill(document):
        run = document.add_paragraph().add_run("Kites")
        run._r.append(parse_xml(f"<w:{tag} {nsdecls('w')}/>"))
        run._r.append(parse_xml(f"<w:t {nsdecls('w')}>fly</w:t>"))

    assert text(fill) == f"Kites{sign}fly"


def test_a_numbered_paragraph_is_an_item_and_a_moved_or_deleted_one_is_none():
    def fill(document):
        paragraph = document.add_paragraph("Kites")
        paragraph._p.get_or_add_pPr().append(parse_xml(f"<w:numPr {nsdecls('w')}/>"))
        for tag in ("del", "moveFrom"):
            paragraph._p.append(parse_xml(f"<w:{tag} {nsdecls('w')}><w:r><w:t>gone</w:t></w:r></w:{tag}>"))

    assert text(fill) == "- Kites"


def test_cells_over_columns_leave_blanks_and_a_bar_in_a_cell_is_none():
    def fill(document):
        grid = document.add_table(rows=2, cols=3)
        grid.cell(0, 0).merge(grid.cell(0, 1))
        for (row, column), said in {
            (0, 0): "a|b",
            (0, 2): "c",
            (1, 0): "d",
            (1, 1): "e",
            (1, 2): "f",
        }.items():
            grid.cell(row, column).text = said

    assert text(fill) == "| a/b |  | c |\n| --- | --- | --- |\n| d | e | f |"

    def one(document):
        document.add_table(rows=1, cols=2).cell(0, 0).text = "a"

    assert text(one) == "| a |  |"


def test_a_table_in_a_cell_stands_in_the_text_of_the_cell():
    def fill(document):
        cell = document.add_table(rows=2, cols=1).cell(0, 0)
        cell.text = "a"
        cell.add_table(1, 1).cell(0, 0).text = "b"

    assert text(fill).startswith("| a b |\n| --- |")


def test_what_stands_in_a_content_control_or_a_text_box_is_read():
    def fill(document):
        body = document.element.body
        body.insert(
            0,
            parse_xml(
                f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>Kites</w:t></w:r></w:p></w:sdtContent></w:sdt>"
            ),
        )
        box = f"<w:r {nsdecls('w')}><w:p><w:r><w:t>boxed</w:t></w:r></w:p></w:r>"
        document.add_paragraph("Tails")._p.append(parse_xml(box))

    assert text(fill) == "Kites\n\nTails\nboxed"


def test_an_unknown_style_gives_no_mark():
    def fill(document):
        paragraph = document.add_paragraph("Kites")
        paragraph._p.get_or_add_pPr().get_or_add_pStyle().set(qn("w:val"), "none-such")

    assert text(fill) == "Kites" and word_files.WordError.__mro__[1] is ValueError


# --- names and addresses ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("-", "standard-input"), ("a/b/kites.md", "kites.md"), ("https://k.example/a/kites.html?x=1", "kites.html"),
        ("https://k.example/a/kites/", "kites"), ("https://k.example/", "k.example"),
        ("https://k.example/a%20b", "a-b"),
        ("https://k.example/" + "k" * 90, "k" * 80), ("https://k.example/...", "page"), ("HTTP://k.example/x", "x"),
    ],
)  # fmt: skip
def test_what_was_given_has_a_name_for_its_text(given, name):
    assert documents.file_name(given) == name
    assert web.is_address(given) is given.lower().startswith("http")


@pytest.mark.parametrize("ending", documents.ENDINGS)
def test_every_ending_of_a_page_is_listed(tmp_path, ending):
    (tmp_path / f"kites{ending}").write_text("x")
    (tmp_path / f"kites{ending.upper()}").write_text("x")
    assert len(documents.listed([str(tmp_path)])[0]) == 2
    assert set(documents.ENDINGS) == {
        ".md", ".markdown", ".txt", ".text", ".html", ".htm", ".xhtml", ".pdf", ".docx"
    }  # fmt: skip


@pytest.mark.parametrize(("at", "page"), [(0, 1), (9, 1), (10, 2), (19, 2), (20, 3), (99, 3)])
def test_a_character_stands_on_the_last_page_that_began_before_it(at, page):
    assert source.page_of((0, 10, 20), at) == page and source.page_of((), at) is None
    assert source.page_of((5,), 0) == 1


@pytest.mark.parametrize(("before", "pdf"), [(1019, True), (1020, False)])
def test_a_pdf_says_so_within_a_thousand_bytes(before, pdf):
    raw = b"%" * before + b"%PDF-1.7 none"
    if pdf:
        with pytest.raises(source.ReportError, match="broken"):
            source.document(raw, "k")
    else:
        assert source.document(raw, "k").form == "text"


def test_a_blanked_text_keeps_its_line_ends():
    assert source.blanked("ab\r\ncd", ((1, 5),)) == "a \r\n d" and source.blanked("ab", ()) == "ab"


# --- amounts in cells ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "code", "value", "step"),
    [
        ("1.234", "EUR", 1234, 1), ("1.234", "KWD", Decimal("1.234"), Decimal("0.001")), ("1,234", "KWD", 1234, 1),
        ("0.234", "EUR", Decimal("0.234"), Decimal("0.001")), ("1.23", "EUR", Decimal("1.23"), Decimal("0.01")),
        ("1.234.567", "EUR", 1234567, 1), ("1,234.56", "EUR", Decimal("1234.56"), Decimal("0.01")),
        ("1.234,56", "EUR", Decimal("1234.56"), Decimal("0.01")), ("1 234", "EUR", 1234, 1), ("1'234", "CHF", 1234, 1),
        (".234", "EUR", 234, 1), (".5", "EUR", Decimal("0.5"), Decimal("0.1")), ("5", "EUR", 5, 1),
    ],
)  # fmt: skip
def test_three_digits_behind_a_lone_mark_are_a_thousand_but_in_money_of_three_decimals(
    number, code, value, step
):
    assert amounts._value(number, code) == (value, step)


@pytest.mark.parametrize(
    ("cell", "value", "unit"),
    [
        ("5 million €", 5e6, "EUR"), ("€ 5 million", 5e6, "EUR"), ("5 € million", 5e6, "EUR"), ("(5 €)", -5, "EUR"),
        ("-5 €", -5, "EUR"), ("− 5 €", 5, "EUR"), ("€-5", -5, "EUR"), ("a -5 €", 5, "EUR"), ("(5 €) now", 5, "EUR"),
        ("$5 CAD", 5, "CAD"), ("$5 EUR", 5, "USD"), ("5 K", 5, None), ("- 5 %", -5, "%"), ("a - 5 %", 5, "%"),
        ("x" * 199 + "5 €", None, None), ("x" * 190 + " 5 €", 5, "EUR"),
    ],
)  # fmt: skip
def test_the_amount_of_a_cell(cell, value, unit):
    found = amounts.read(cell)
    if unit:
        assert (float(found.ends[0].value), found.unit) == (value, unit)
    else:
        assert not found or not found.unit


# --- currencies ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text_", "code"),
    [
        ("US$5", "USD"), ("A$5", "AUD"), ("X-PEN 5 million", None), ("PEN 5 million", "PEN"),
        ("PEN 5", None),
        ("Pen 5 million", None), ("AUD$ 15", "AUD"), ("U.S. $5", "USD"), ("AU $5", "AUD"), ("RM 5 million", "MYR"),
        ("Tk 5 million", "BDT"), ("5 million rupees", "INR"), ("5 million baht", "THB"), ("5 baht", None),
        ("5 yen", "JPY"), ("5 euros", "EUR"), ("5 million PHP developers", None), ("5 million PHP in all", "PHP"),
        ("5 British pounds", "GBP"), ("5 pounds", None), ("5 Mexican pesos", "MXN"), ("5 pesos", None),
        ("5 Euro 6 cars", None),
        ("in constant 2015 dollars", None), ("5 dollars", "USD"), ("R&D$ 5", None), ("5zł", "PLN"),
        ("5 million zł", "PLN"),
    ],
)  # fmt: skip
def test_a_currency_is_read_only_where_it_can_mean_one_thing(text_, code):
    found = [f.unit for f in figures.find(text_) if f.unit]
    assert found == ([code] if code else [])


def test_a_sign_stands_right_before_a_number():
    assert currencies.sign("$", 1) == currencies.Sign(0, "USD", True, currencies.OPEN["$"])
    assert (
        currencies.sign("$ ", 2).start == 0
        and currencies.sign("$  ", 3) is None
        and currencies.sign("", 0) is None
    )
    assert currencies.sign("usd", 3) == currencies.Sign(0, "USD", True) and currencies.sign("xusd", 4) is None


# --- rows of the ledger -------------------------------------------------------------------------------


def claim(*ends, hedge="exact", **more):
    printed = tuple(Printed(Decimal(end), Decimal(1)) for end in ends)
    blank = dict.fromkeys(Claim._fields, "") | {
        "start_year": None,
        "end_year": None,
        "horizon": None,
        "start": 0,
        "end": 0,
    }
    return Claim(
        **blank
        | {"subjects": ("market",), "kind": "growth", "page": None}
        | {"ends": printed, "hedge": hedge}
        | more
    )


@pytest.mark.parametrize(
    ("ends", "hedge", "low", "high"),
    [
        (("5",), "exact", 5, 5), (("5",), "about", 5, 5), (("5",), "over", 5, None), (("5",), "under", None, 5),
        (("-5",), "over", None, -5), (("-5",), "under", -5, None), (("-5", "3"), "over", -5, None),
        (("4", "6"), "range", 4, 6),
        ((), "placeholder", None, None), (("0",), "over", 0, None),
    ],
)  # fmt: skip
def test_a_hedge_opens_one_end_and_of_a_fall_the_other(ends, hedge, low, high):
    one = claim(*ends, hedge=hedge)
    assert (one.low, one.high) == (low, high)
    row = dict(zip(table.schemas.LEDGER.names, table.row(one, "a.md"), strict=True))
    assert (row["low"], row["high"], row["sure"], row["of"], row["page"]) == (low, high, "yes", None, None)


@pytest.mark.parametrize(
    ("said", "horizon"),
    [("next 5 years", Horizon((5,))), ("next 3-5 years", Horizon((3, 5))), ("forecast period", Horizon(period=True)),
     (None, None), ("", None)],
)  # fmt: skip
def test_a_horizon_is_written_and_read_back(said, horizon):
    assert table._horizon(said) == horizon and (not said or str(horizon) == said)


@pytest.mark.parametrize(
    ("was", "now", "same"),
    [(None, None, True), (None, 5.0, False), (5.0, None, False), (5.0, 5.0, True), (5.0, 5.0 + 4e-9, True),
     (5.0, 5.0 + 6e-9, False), (0.0, 9e-10, True), (0.0, 2e-9, False)],
)  # fmt: skip
def test_two_numbers_are_the_same_to_nine_digits(was, now, same):
    assert table._same(was, now) is same


# --- the page's own market, and its years --------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "years"),
    [
        ("Kite Market 2024 to 2031", (2024, 2031)), ("Kite Market, 2024-2031", (2024, 2031)),
        ("Kite Market 2024-31", (2024, 2031)),
        ("Kite Market 2024-25", None), ("Kite Market Outlook to 2031", (None, 2031)),
        ("Kite Market till 2031", (None, 2031)),
        ("Kite Market 2031", (None, 2031)), ("Kites in 2031", None), ("Kite Market to Reach $5 Billion by 2031", None),
        ("Kite Market: March 2031", None), ("Kite Market 2031-2", None),
    ],
)  # fmt: skip
def test_the_years_of_a_title_are_those_of_its_forecast(title, years):
    found, _ = extract.read(blocks.parse(f"# {title}\n\nThe kite market grows.", "a.md"))
    windows = [(c.start_year, c.end_year) for c in found if c.kind == "window"]
    assert windows == ([years] if years else [])


@pytest.mark.parametrize(
    ("bracket", "initials"),
    [
        ("(KS)", {"ks"}),
        ("(K)", set()),
        ("(KSs)", {"kss"}),
        ("(SK)", set()),
        ("KS", set()),
        ("(KsT)", set()),
    ],
)
def test_initials_of_the_market_stand_in_brackets(bracket, initials):
    found = card.read(
        blocks.parse(f"# Kite String Market Size\n\nThe kite string {bracket} market grows. It is big.")
    )
    assert found.initials == initials


@pytest.mark.parametrize("word", sorted(markets.STOP)[::7])
def test_no_name_of_a_market_goes_over_a_small_word(word):
    assert markets.stops(word) and markets.stops(word.upper())
    assert [n.name for n in markets.find(f"red {word} kite market")] == ["kite"] or word in (
        "in",
        "of",
        "for",
        "the",
    )


@pytest.mark.parametrize(
    ("cell", "printed"),
    [("(5 €)", "(5 €)"), ("(5 €) now", "5 €"), ("-5 €", "-5 €"), ("(€5)", "(€5)"), ("a (5 €)", "5 €")],
)
def test_the_brackets_of_a_loss_are_a_part_of_its_figure(cell, printed):
    found = amounts.read(cell)
    assert cell[found.start : found.end] == printed
