"""What can be given: texts in any encoding, HTML, PDF, Word, folders, standard input, web addresses."""

import http.server
import io
import os
import sys
import threading
import time

import documents as made
import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from helpers import __main__
from helpers.ledger import batch, extract
from helpers.ledger import table as ledger
from helpers.page import blocks, body, source, web
from helpers.page import documents as named

KITES = "<h1>Kites – “Übersicht”</h1><p>Europe’s share is 25% of €4 billion.</p>"


def call(*arguments, **more):
    return CliRunner().invoke(__main__.app, [str(a) for a in arguments], **more)


def readable(text: str) -> str:
    return " ".join(source.marked(text).readable.split())


# Encodings


@pytest.mark.parametrize(
    "codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "cp1252"]
)
def test_a_text_is_read_in_any_common_encoding(codec):
    assert source.document(KITES.encode(codec), "k.html").text.lstrip("\ufeff") == KITES


@pytest.mark.parametrize(
    ("codec", "text"),
    [
        ("cp1251", "Рынок воздушных змеев вырос на 7% и достиг 4 млрд рублей в 2024 году. " * 3),
        ("shift_jis", "凧の市場は2024年に40億円に達し、毎年7%成長すると予想されています。" * 3),
        ("cp1250", "Wartość rynku latawców wyniosła 4 mld zł, a wzrost sięgnął 7% w każdym roku. " * 3),
    ],
)
def test_an_encoding_that_is_not_said_is_told_by_its_letters(codec, text):
    assert source.document(text.encode(codec), "k.txt").text == text


@pytest.mark.parametrize(
    "declared",
    ['<meta charset="{}">', '<meta http-equiv="Content-Type" content="text/html; charset={}">',
     '<?xml version="1.0" encoding="{}"?>'],
)  # fmt: skip
def test_a_declared_charset_is_believed(declared):
    page = declared.format("iso-8859-2") + "<h1>Latawce</h1><p>Wartość: 4 mld zł.</p>"
    assert source.document(page.encode("iso-8859-2"), "k.html").text == page


def test_latin_1_is_windows_1252_as_in_browsers():
    page = '<meta charset="iso-8859-1"><h1>Kites – “today”</h1>'
    assert source.document(page.encode("cp1252"), "k.html").text == page


def test_what_a_server_says_is_tried_and_utf_8_comes_first():
    assert source.document("Zmaj: 7% več".encode("cp1250"), "k", "windows-1250").text == "Zmaj: 7% več"
    assert source.document("Zmaj: 7% več".encode(), "k", "windows-1250").text == "Zmaj: 7% več"


@pytest.mark.parametrize("raw", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"abc\0def", b"\x7fELF\2\1\1" + b"\0" * 9])
def test_a_binary_file_is_refused_at_its_place(raw):
    with pytest.raises(source.ReportError, match=f"byte {raw.index(0)} is NUL.*binary"):
        source.document(raw, "k.md")


def test_half_a_character_of_a_wide_encoding_is_refused():
    with pytest.raises(source.ReportError, match="not UTF-16"):
        source.document("Kites 😀".encode("utf-16")[:-2], "k.md")


# HTML


def test_the_article_is_kept_and_the_furniture_blanked_in_place():
    related = "<aside><h2>Related reports</h2><p>The boat market reached USD 9 billion in 2023.</p></aside>"
    cookies = (
        '<div class="cookie-banner">We and our 42 partners store cookies on your device for 13 months.</div>'
    )
    page = made.html("Europe holds a share of 25%.", before=cookies, after=related)
    document = source.marked(page, "k.html")
    assert document.form == "html" and len(document.readable) == len(page)
    seen = document.readable
    for kept in ("USD 4 billion", "CAGR of 7%", "share of 25%", "Kite Market Outlook", "<title>Kites"):
        assert seen.index(kept) == page.index(kept)
    for gone in ("USD 9 billion", "42 partners", "Report 100", "555 0100"):
        assert gone in page and gone not in seen


def test_digits_in_furniture_are_rejects_where_they_stand(tmp_path):
    path = tmp_path / "k.html"
    path.write_text(made.html(), encoding="utf-8")
    result = batch._read(str(path))
    page = path.read_text(encoding="utf-8")
    beside = [row for row in result.rejects if row[4] == "furniture"]
    assert {"0100", "100", "2031"} <= {row[1] for row in beside}
    assert all(page[row[2] : row[3]] == row[1] for row in result.rejects)
    assert [row[2] for row in result.rejects] == sorted(row[2] for row in result.rejects)
    assert extract.furniture(source.marked("<p>7 kites</p>")) == []


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>{}</p>", '<div style="color:red;display: none">{}</div>', "<s>{}</s>", "<del>{}</del>",
        "<strike>{}</strike>", '<span style="text-decoration:line-through">{}</span>', "~~{}~~",
        '<div style="visibility:hidden"><div>{}</div></div>',
    ],
)  # fmt: skip
def test_hidden_and_struck_text_is_no_part_of_any_page(hidden):
    text = "<h1>Kites</h1><p>A share of 25%. " + hidden.format("A share of 30%.") + " The end.</p>"
    assert "30%" not in readable(text)
    assert "25%" in readable(text) and "The end." in readable(text)


@pytest.mark.parametrize(
    "shown",
    [
        '<div class="accordion-body" style="display:none">{}</div>', '<div hidden="until-found">{}</div>',
        '<div class="not-hidden">{}</div>', '<div class="hidden-gem">{}</div>', "<strong>{}</strong>",
        '<div style="display:block">{}</div>', "~ {} ~", "<p hidden>gone<p>{}</p>",
    ],
)  # fmt: skip
def test_what_a_click_opens_or_is_not_hidden_is_read(shown):
    assert "A share of 30%." in readable("<h1>Kites</h1>" + shown.format("A share of 30%."))


def test_an_element_that_is_never_closed_hides_nothing():
    assert "25%" in readable("<h1>Kites</h1><div hidden><p>A share of 25%.</p>")


def test_a_table_and_prose_outside_the_article_are_kept():
    table = "<div><table>" + "".join(f"<tr><td>{y}</td><td>{y - 2000}%</td></tr>" for y in (2021, 2022, 2023))
    prose = "<div>Revenue of the whole kite industry was USD 6 billion in the year 2022, as makers of kites say.</div>"
    seen = source.marked(made.html(after=table + "</table></div>" + prose)).readable
    assert "22%" in seen and "USD 6 billion" in seen


def test_praise_of_clients_is_furniture_and_the_words_below_a_picture_are_not():
    praise = '<section class="{}"><p>"They helped us to grow revenue by 40% and to do more." - A client</p></section>'
    picture = "<figure><img src='k.png'><figcaption>Figure 2. Europe held 27%.</figcaption></figure>"
    seen = source.marked(made.html(praise.format("testimonials") + picture)).readable
    assert "40%" not in seen and "27%" in seen
    assert "40%" in source.marked(made.html(praise.format("story"))).readable


def test_a_page_in_which_no_article_is_found_is_kept_but_for_what_it_calls_furniture():
    page = "<html><body><nav>Report 7</nav><div>Kites: 25%</div></body></html>"
    assert readable(page) == "<html><body><nav> </nav><div>Kites: 25%</div></body></html>"


def test_a_part_of_a_page_is_kept_whole():
    part = "<nav>Report 7</nav><aside>Share of 25%</aside>"
    assert source.marked(part).readable == part


PIECES = [
    "<html>", "<p>", "</p>", "<p hidden>", "<nav>", "</nav>", "<div", ' class="menu"', ">", '"', "<!--", "-->", "7% ",
    "<s>", "</s>", "kite ", "<script>", "</script>", "&#169;", "~~", "<table>", "\n", "\ue000\ue001",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_furniture_is_in_order_apart_and_inside_the_text(pieces):
    text = "".join(pieces)
    document = source.marked(text)
    assert len(document.readable) == len(text)
    ends = [at for span in document.furniture for at in span]
    assert ends == sorted(ends) and all(0 <= at <= len(text) for at in ends)
    assert all(text[slice(*span)].isdigit() for span in body.numerals(text, document.furniture))


def test_entities_are_no_numerals():
    assert list(body.numerals("&#169; 2022 &#xA9;", [(0, 18)])) == [(7, 11)]


def test_a_long_page_takes_time_in_proportion():
    def seconds(times):
        text = "<html><body>" + '<div hidden><a title="x>y\'">7%' * times
        start = time.process_time()
        body.furniture(text)
        return time.process_time() - start

    small, large = (min(seconds(times) for _ in range(3)) for times in (1000, 8000))
    assert large < 32 * small + 0.2  # in proportion it is 8 times, in the square 64


# PDF


def test_a_pdf_is_read_with_headings_paragraphs_and_pages():
    raw = made.pdf("Kite Market Outlook|" + made.PROSE, "Regions|Europe holds 25% of the kite market.")
    document = source.document(raw, "k.pdf")
    assert document.form == "pdf" and document.extracted
    assert document.text.startswith("# Kite Market Outlook\n\nAll kites sold in 2024")
    assert "USD 4 billion. The kite market will grow at a CAGR of 7% through 2030" in document.text
    assert "## Regions" in document.text
    at = document.text.index("25%")
    assert (document.page(0), document.page(at)) == (1, 2)
    assert document.page(at) == 2 and source.marked("Kites").page(0) is None


@pytest.mark.parametrize("across", [True, False])
def test_the_left_column_is_read_first(across):
    left = [
        "The kite market grew in every year",
        "since the year 2019 and it reached",
        "a size of USD 4 billion in 2024,",
        "as makers of kites have said today.",
    ]
    right = [
        "Europe holds the largest share of it",
        "with 25% of all sales of kites there",
        "and Asia follows it with 20% of all",
        "sales, most of them in a few towns.",
    ]
    text = source.document(made.columns(*zip(left, right, strict=True), across=across), "k.pdf").text
    assert text.split() == " ".join([*left, *right]).split()


def test_a_table_of_a_pdf_has_pipes():
    raw = made.table([["Region", "2023", "2030"], ["Europe", "25%", "30%"], ["Asia", "20%", "28%"]])
    text = source.document(raw, "k.pdf").text
    assert "| Region | 2023 | 2030 |\n| Europe | 25% | 30% |\n| Asia | 20% | 28% |" in text
    assert "below.\n\n|" in text and "|\n\nFigures" in text


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["The kite indus-", "try grew by 7%."], "The kite industry grew by 7%."),
        (["From 2025-", "2032 it grows."], "From 2025-2032 it grows."),
        (["A long-term and mid-", "term view, or mid-term."], "A long-term and mid-term view, or mid-term."),
        (["Sales in Asia-", "Pacific grow."], "Sales in Asia-Pacific grow."),
        (["A year-on-", "year rate."], "A year-on-year rate."),
    ],
)
def test_a_word_parted_at_the_end_of_a_line_is_put_together(lines, joined):
    text = source.document(made.pdf("\n".join(lines)), "k.pdf").text
    assert text.strip() == joined


def test_a_heading_set_to_full_width_is_no_table():
    from fpdf import FPDF

    book = FPDF()
    book.add_page()
    book.set_font("Helvetica", size=20)
    for n, words in enumerate((["Kites", "rise"], ["Sales", "grow"])):
        for word, left in zip(words, (10, 90), strict=True):
            book.text(left, 20 + 9 * n, word)
    book.set_font("Helvetica", size=10)
    book.text(10, 45, "Kites are sold in many towns, and in villages.")
    text = source.document(bytes(book.output()), "k.pdf").text
    assert text.startswith("# Kites rise Sales grow\n\nKites are")


def test_items_and_words_in_another_size_part_no_sentence():
    from fpdf import FPDF

    book = FPDF()
    book.add_page()
    for n, (mark, text) in enumerate(
        (("-", "Kites are sold in many towns"), ("", "and in villages of the hills."), ("-", "Few are lost."))
    ):
        book.set_font("Courier", size=6)
        book.text(10, 20 + 5 * n, mark or " ")
        book.set_font("Helvetica", size=10)
        book.text(20, 20 + 5 * n, text)
    text = source.document(bytes(book.output()), "k.pdf").text
    assert text.strip() == "- Kites are sold in many towns and in villages of the hills.\n\n- Few are lost."


def test_running_heads_and_page_numbers_part_no_sentence_and_are_furniture():
    from fpdf import FPDF

    class Book(FPDF):
        def header(self):
            self.set_font("Helvetica", size=8)
            self.cell(0, 5, "Kite Weekly 2024", new_x="LMARGIN", new_y="NEXT")
            self.ln(10)

        def footer(self):
            self.set_y(-15)
            self.set_font("Helvetica", size=8)
            self.cell(0, 5, f"Page {self.page_no()}")

    book = Book()
    for text in (
        "The market grew to a size of",
        "about USD 4 billion in the year.\nIt will grow.",
        "The end of it.",
    ):
        book.add_page()
        book.set_font("Helvetica", size=11)
        for line in [
            "Kites fly high above the hills and the towns near the sea in all of the seasons.",
            text,
        ]:
            book.multi_cell(0, 6, line, new_x="LMARGIN", new_y="NEXT")
    document = source.document(bytes(book.output()), "k.pdf")
    assert "Kite Weekly 2024" in document.text and "Kite Weekly" not in document.readable
    assert {document.text[s:e] for s, e in document.furniture} >= {"Kite Weekly 2024", "Page 1", "Page 3"}


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (made.pdf(), "scan.*ocrmypdf"),
        (made.pdf("Kites", password="secret"), "password.*without one"),
        (b"%PDF-1.7\nthis is no PDF", "broken.*again"),
        (b"PK\x03\x04 no archive", "broken.*again"),
        (made.word(lambda d: None), "no text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 60, "older Word.*save it as .docx"),
        (b"{\\rtf1 Kites}", "save it as .docx"),
        (b"  \n\t", "empty"),
        ("\ufeff \n".encode("utf-16"), "blanks"),
    ],
)
def test_what_holds_no_text_is_refused_with_a_remedy(raw, says):
    with pytest.raises(source.ReportError, match=f"^k.bin: .*{says}") as error:
        source.document(raw, "k.bin")
    assert "\n" not in str(error.value) and str(error.value).endswith(".")


# Word


def test_a_word_file_is_read_in_its_order():
    def fill(document):
        document.add_heading("Kite Market Outlook", 0)
        document.add_paragraph("Kites sell well.")
        table = document.add_table(rows=3, cols=3)
        for row, cells in zip(
            table.rows, (["Region", "Share", ""], ["", "2023", "2030"], ["Europe", "25%", "30%"]), strict=True
        ):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
        table.cell(0, 1).merge(table.cell(0, 2))
        document.add_heading("Regions", 2)
        document.add_paragraph("Asia follows.", style="List Bullet")

    document = source.document(made.word(fill), "k.docx")
    assert document.form == "word"
    assert document.text == (
        "# Kite Market Outlook\n\nKites sell well.\n\n| Region | Share |  |\n| --- | --- | --- |\n|  | 2023 | 2030 |\n"
        "| Europe | 25% | 30% |\n\n## Regions\n\n- Asia follows.\n"
    )


def test_hidden_and_struck_words_of_a_word_file_are_left_out_and_insertions_read():
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    def fill(document):
        paragraph = document.add_paragraph("A share of 25%")
        paragraph.add_run(" or 30%").font.strike = True
        paragraph.add_run(" or 35%").font.hidden = True
        paragraph.add_run(" of sales").font.strike = False
        for name, tag, text in (("ins", "t", " in Europe"), ("del", "delText", " in Asia")):
            change = f"<w:{name} {nsdecls('w')}><w:r><w:{tag} xml:space='preserve'>{text}</w:{tag}></w:r></w:{name}>"
            paragraph._p.append(parse_xml(change))

    assert source.document(made.word(fill), "k.docx").text == "A share of 25% of sales in Europe\n"


def test_an_archive_that_is_no_word_file_is_refused():
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("kites.txt", "Kites")
    with pytest.raises(source.ReportError, match="no Word file; unpack it"):
        source.document(out.getvalue(), "k.zip")


# What is named on the command line


def test_only_regular_files_are_opened(tmp_path):
    pipe, loop = tmp_path / "pipe.md", tmp_path / "loop.md"
    os.mkfifo(pipe)
    loop.symlink_to(loop)
    for path, says in (
        (pipe, "pipe or a device"),
        (loop, "leads back to itself"),
        ("/dev/null", "device"),
        (tmp_path, "folder"),
    ):
        with pytest.raises(source.ReportError, match=says):
            source.read(path)
    with pytest.raises(source.ReportError, match="cannot be a file"):
        source.read("a\0b")


def test_folders_are_opened_in_order_without_what_is_no_page(tmp_path):
    for name in (
        "b.md",
        "a/z.html",
        "a/c.TXT",
        "c.docx",
        "a/.hidden.md",
        ".git/x.md",
        "photo.png",
        "data.csv",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    (tmp_path / "a" / "again").symlink_to(tmp_path)
    (tmp_path / "empty").mkdir()
    found, refused = named.listed(
        [str(tmp_path), "other.md", "-", str(tmp_path / "empty"), "https://kites.example/"]
    )
    assert found == [
        *(str(tmp_path / name) for name in ("b.md", "c.docx", "a/c.TXT", "a/z.html")),
        "other.md",
        "-",
    ]
    assert [name for name, _ in refused] == [str(tmp_path / "empty"), "https://kites.example/"]
    assert "no page in the folder" in refused[0][1] and "--fetch" in refused[1][1]
    assert named.listed(["https://kites.example/"], fetch=True) == (["https://kites.example/"], [])


def test_the_ledger_of_a_folder_keeps_the_texts_that_offsets_count_in(tmp_path):
    folder = tmp_path / "given"
    for name in ("one", "two"):
        (folder / name).mkdir(parents=True)
        (folder / name / "kites.pdf").write_bytes(made.pdf(f"Kite Market {name}|" + made.PROSE))
    (folder / "page.html").write_text(made.html(), encoding="utf-8")
    (folder / "locked.pdf").write_bytes(made.pdf("Kites", password="x"))
    result = call("ledger", folder, "-o", tmp_path / "out.csv")
    assert result.exit_code == 3 and "locked.pdf: this PDF asks for a password" in result.stderr
    texts = {file.name: file.read_text(encoding="utf-8") for file in (tmp_path / "out_texts").iterdir()}
    assert set(texts) == {"kites.pdf.txt", "kites.pdf-2.txt"}
    table = ledger.load(tmp_path / "out.csv")
    assert len(set(table.report)) == 3
    for row in table[table.report.str.endswith("one/kites.pdf")].itertuples():
        assert texts["kites.pdf.txt"][row.start : row.end] == row.figure
    assert sorted(p.name for p in tmp_path.iterdir()) == ["given", "out.csv", "out_texts"]


def test_no_text_is_kept_where_no_table_is(tmp_path):
    (tmp_path / "k.pdf").write_bytes(made.pdf("Kites|Nothing is sold."))
    assert call("ledger", tmp_path / "k.pdf", "-o", tmp_path / "out.csv").exit_code == 3
    assert [p.name for p in tmp_path.iterdir()] == ["k.pdf"]


def test_standard_input_is_read(tmp_path):
    result = call("ledger", "-", "-o", tmp_path / "out.csv", input=KITES.encode("utf-16"))
    assert result.exit_code == 0, result.output
    table = ledger.load(tmp_path / "out.csv")
    assert set(table.report) == {"-"} and "25%" in set(table.figure)
    assert (tmp_path / "out_texts" / "standard-input.txt").read_text(encoding="utf-8") == KITES


def test_standard_input_is_saved_for_an_audit(tmp_path, monkeypatch):
    class Standard:
        buffer = io.BytesIO(made.pdf("Kites"))

    monkeypatch.setattr(sys, "stdin", Standard)
    path = named.saved("-", tmp_path / "given")
    assert path == tmp_path / "given" / "standard-input.pdf" and source.read(path).text.strip() == "Kites"
    assert named.saved("page.md", tmp_path) == named.Path("page.md")


@pytest.fixture
def site():
    """A server on this machine: (address, what it serves by path)."""
    pages = {}

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            kind, content = pages.get(self.path, (None, None))
            if kind is None:
                self.send_error(404)
                return
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.end_headers()
            for piece in content:
                try:
                    self.wfile.write(piece)
                except OSError:
                    return

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", pages
    server.shutdown()
    thread.join()
    server.server_close()


def test_an_address_is_fetched_only_when_asked(site, tmp_path):
    address, pages = site
    pages["/reports/kites"] = (
        "text/html; charset=iso-8859-2",
        [made.html("Wartość: 4 mld zł.").encode("iso-8859-2")],
    )
    given = f"{address}/reports/kites"
    refused = call("ledger", given, "-o", tmp_path / "out.csv")
    assert refused.exit_code == 3 and "--fetch" in refused.stderr
    assert call("ledger", given, "-o", tmp_path / "out.csv", "--fetch").exit_code == 0
    assert "4 mld zł" in (tmp_path / "out_texts" / "kites.txt").read_text(encoding="utf-8")
    path = named.saved(given, tmp_path / "given", fetch=True)
    assert path.name == "kites.html" and "4 mld zł" in source.read(path).text
    with pytest.raises(source.ReportError, match="--fetch"):
        named.saved(given, tmp_path)


def test_an_address_has_a_size_and_a_time(site):
    address, pages = site

    def slow():
        for _ in range(40):
            time.sleep(0.05)
            yield b"x" * 100

    pages["/slow"] = ("text/plain", slow())
    pages["/large"] = ("text/plain", (b"x" * 10_000 for _ in range(50)))
    with pytest.raises(source.ReportError, match=r"within 0.3 seconds; save"):
        web.fetch(f"{address}/slow", seconds=0.3)
    with pytest.raises(source.ReportError, match="larger than 100,000 bytes; save"):
        web.fetch(f"{address}/large", most=100_000)
    with pytest.raises(source.ReportError, match="answers 404"):
        web.fetch(f"{address}/nothing")
    with pytest.raises(source.ReportError, match="cannot be fetched"):
        web.fetch("http://127.0.0.1:1/")
    for wrong in ("http://", "file:///etc/passwd", "http://[1/"):
        with pytest.raises(source.ReportError, match=r"no web address|cannot be fetched"):
            web.fetch(wrong)


def test_a_figure_stands_in_the_readable_text_and_in_the_source(tmp_path):
    path = tmp_path / "k.html"
    path.write_bytes(made.html("Europe’s share is 25%.").encode("utf-16"))
    page = blocks.read(path)
    found, _ = extract.read(page)
    assert {"USD 4 billion", "7%", "25%"} <= {claim.figure for claim in found}
    assert all(source.read(path).text[claim.start : claim.end] == claim.figure for claim in found)
