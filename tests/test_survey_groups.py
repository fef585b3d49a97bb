"""What belongs together in a survey (copies, editions, templates, publishers), and what is counted of it."""

import hashlib
import random

import numpy as np
import pandas as pd
import pytest
import surveys

from helpers.page import blocks
from helpers.page import site as sites
from helpers.page.site import Site
from helpers.survey import clusters, duplicates, prevalence, results, signatures, sources
from helpers.survey.clusters import Page
from helpers.survey.prevalence import Accuracy
from helpers.tables import survey_tables as tables

SYLLABLES = ("ka", "lo", "mi", "ru", "te", "so", "va", "ne", "pi", "du")


def prose(seed, words=400):
    """Invented words, other ones for each seed."""
    drawn = random.Random(str(seed))
    return " ".join("".join(drawn.choices(SYLLABLES, k=3)) for _ in range(words))


def signed(text):
    return signatures.of(blocks.parse(text, "page.md"))


def exact(first, second):
    return len(first & second) / len(first | second)


# --- signatures -----------------------------------------------------------------------------------------


def test_signatures_tell_how_much_two_texts_have_in_common():
    text = prose(1)
    for kept in (400, 360, 200, 0):
        other = " ".join([*text.split()[:kept], prose(2, 400 - kept)])
        one, two = (blocks.parse(t, "x.md") for t in (text, other))
        told = signatures.similarity(*(signatures.values(signatures.of(p).wording) for p in (one, two)))
        assert told == pytest.approx(exact(signatures.shingles(one), signatures.shingles(two)), abs=0.12)


def test_shingles_are_runs_of_five_words_whatever_stands_between():
    page = blocks.parse("# One Two\n\nThree, FOUR-five six\n", "x.md")
    assert signatures.shingles(page) == {"one two three four five", "two three four five six"}
    assert signatures.shingles(blocks.parse("Only three words", "x.md")) == {"only three words"}
    assert len(signatures.of(page).wording) == len(signatures.of(page).frame) == 8 * signatures.PERMUTATIONS


def test_the_frame_is_the_short_lines_without_the_title_and_numbers():
    page = blocks.parse(
        "# Brass Bell Market 2025\n\n## Why the Brass Bell Market grows\n\n- 12 Bells\n- Foundries in 2024 and 2025\n\n"
        + "Long " * 60
        + "\n",
        "x.md",
    )
    assert signatures.lines(page) == {
        "heading: why the _ grows",
        "item: _ bells",
        "item: foundries in _ and _",
    }


@pytest.mark.parametrize(("length", "there"), [(signatures.SHORT, True), (signatures.SHORT + 1, False)])
def test_a_line_of_the_frame_is_short(length, there):
    page = blocks.parse(f"# Kites\n\n- {'x' * length}\n", "x.md")
    assert bool(signatures.lines(page)) is there


# --- groups ---------------------------------------------------------------------------------------------


def test_the_first_of_a_group_stands_for_it():
    joined = duplicates.Joined()
    for _ in range(6):
        joined.add()
    joined.join(4, 2)
    joined.join(5, 4)
    joined.by(3, "name")
    joined.by(1, "name")
    joined.by(0, "")
    assert [joined.first(n) for n in range(6)] == [0, 1, 2, 1, 2, 2]


def test_near_copies_are_found_and_other_texts_are_not():
    similar = duplicates.wording()
    words = prose(5).split()
    edited = " ".join(["changed" if n in (50, 200, 333) else word for n, word in enumerate(words)])
    texts = [prose(5), prose(6), edited, " ".join(words[:200] + prose(7, 200).split())]
    for text in texts:
        similar.add(signed(text).wording)
    similar.add(None)
    assert [similar.joined.first(n) for n in range(5)] == [0, 1, 0, 3, 4]


def test_two_groups_that_a_page_is_near_to_become_one(monkeypatch):
    similar = duplicates.Similar(0.5, duplicates.FRAME_BANDS)
    values = np.arange(128, dtype=np.uint64)
    half = np.where(np.arange(128) < 64, values, values + 1000)  # half of it equal to each of two that differ
    for one in (values, values + 1000, half):
        similar.add(one.astype(">u4").tobytes().hex())
    assert [similar.joined.first(n) for n in range(3)] == [0, 0, 0]


def shown(name, **others):
    """A page with claims; its bytes are those of no other page unless they are given."""
    return Page(
        name,
        others.pop("sha256", hashlib.sha256(name.encode()).hexdigest()),
        others.pop("failed", False),
        5,
        **others,
    )


def rows(pages, known=None):
    return {member.report: member for member in clusters.members(pages, known)}


def frame_of(n, lines=30):
    """The signature of a template's frame with some lines of the page's own."""
    text = "\n\n".join(f"## {prose((1, k), 4)}" for k in range(lines)) + f"\n\n## {prose((2, n), 4)}\n"
    return signed(f"# {prose((3, n), 3)}\n\n{text}").frame


def test_same_bytes_same_wording_and_one_number_are_one_report():
    wording = [signed(prose(n)).wording for n in range(4)]
    frames = [frame_of(n) for n in range(3)]
    found = rows(
        [
            shown("a", sha256="a" * 64, wording=wording[0]),
            shown("b", sha256="a" * 64, wording=wording[0]),
            shown("c", wording=wording[0]),
            shown("d", wording=wording[1], number="77", frame=frames[0]),
            shown("e", wording=wording[2], number="77", frame=frames[1]),
            shown("f", wording=wording[3], number="78", frame=frames[2]),
            shown("g", number="77"),  # another house's number
        ]
    )
    ids = {name: member.report_id for name, member in found.items()}
    assert ids["a"] == ids["b"] == ids["c"] == "r-" + "a" * 12
    assert ids["d"] == ids["e"] and len(set(ids.values())) == 4
    assert len({found[name].template_id for name in "def"}) == 1 and found["d"].template_id
    assert found["a"].template_id is found["g"].template_id is None


@pytest.mark.parametrize(("reports", "scope"), [(clusters.MOST, "genre"), (clusters.MOST + 1, "collection")])
def test_a_template_of_more_than_ten_reports_is_a_collection(reports, scope):
    found = rows([shown(f"p{n}", frame=frame_of(n)) for n in range(reports)])
    assert {member.scope for member in found.values()} == {scope}
    assert {member.left_out for member in found.values()} == {None}
    assert len({member.cluster_id for member in found.values()}) == (1 if scope == "genre" else reports)


def test_editions_of_one_report_do_not_make_a_collection():
    found = rows([shown(f"p{n}", frame=frame_of(n), number="1") for n in range(30)])
    assert {member.scope for member in found.values()} == {"genre"}


def test_of_a_publisher_at_most_ten_reports_count_whatever_their_order():
    pages = [shown(f"p{n:02d}") for n in range(15)]
    known = {page.sha256: "Oar & Sons" if n % 2 else "OAR  & sons" for n, page in enumerate(pages)}
    one, two = rows(pages, known), rows(pages[::-1], known)
    out = {name for name, member in one.items() if member.left_out}
    assert len(out) == 5 and {one[name].left_out for name in out} == {"over ten"}
    assert out == {name for name, member in two.items() if member.left_out}
    assert len({member.cluster_id for member in one.values()}) == 1
    # Nobody knows whose these are: each stands for itself.
    assert not any(member.left_out for member in rows(pages).values())


def test_failed_pages_and_pages_without_claims_count_for_nothing():
    found = rows([shown("a", failed=True), shown("b")._replace(claims=0), shown("c")])
    assert [member.left_out for member in found.values()] == ["failed", "no claim", None]


def test_publishers_and_templates_that_share_a_page_are_drawn_together():
    frames = [frame_of(n) for n in range(2)]
    pages = [
        shown("a", site="oars.test", site_by="links"),
        shown("b", site="oars.test", site_by="links", frame=frames[0]),
        shown("c", site="kites.test", site_by="site", frame=frames[1]),
        shown("d", site="looms.test", site_by="site"),
    ]
    ids = [member.cluster_id for member in rows(pages).values()]
    assert ids[0] == ids[1] == ids[2] != ids[3]


def test_who_is_given_as_publisher_goes_before_what_the_page_says():
    pages = [
        shown("x/a.md", sha256="a" * 64, site="oars.test", site_by="links"),
        shown("x/b.md"),
        shown("x/c.md"),
    ]
    found = rows(pages, {"a" * 64: "Oar House", "b.md": "Kite Press"})
    said = [(member.publisher, member.publisher_by) for member in found.values()]
    assert said == [("Oar House", "given"), ("Kite Press", "given"), (None, None)]
    assert next((m.publisher, m.publisher_by) for m in rows(pages).values()) == ("oars.test", "links")


# --- publishers -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "site"),
    [
        (
            '<html><head><link rel="canonical" href="https://www.Oars.test/x"></head>',
            Site("oars.test", "site"),
        ),
        ("<html><head><link href='http://oars.test' rel='canonical'/></head>", Site("oars.test", "site")),
        ('<meta property="og:url" content="https://kites.test/y">', Site("kites.test", "site")),
        ("<!-- Mirrored from www.looms.test/a/b.html by a copier -->", Site("looms.test", "site")),
        ("---\nsourceUrl: https://combs.test/news\n---", Site("combs.test", "site")),
        ("[buy](https://www.lamps.test/purchase/12345)", Site("lamps.test", "links")),
        (
            '<meta property="og:url" content="https://kites.test/y">[buy](https://lamps.test/purchase/12345)',
            Site("kites.test", "site"),
        ),
        ("See https://drums.test/story for more.", None),
        ('<link rel="stylesheet" href="https://fonts.test/x.css">', None),
        ('<link rel="canonical" href="https://nonsense/x">', None),
    ],
)
def test_the_site_of_a_page_is_the_one_that_it_calls_its_own(text, site):
    assert sites.site(blocks.parse(f"{text}\n\n# Oars\n\nOars are sold.\n", "x.md")) == site


@pytest.mark.parametrize(
    "address", ["", "http://", "https://[bad", "https://a b.test", "ftp:oars", "x" * 300]
)
def test_what_is_no_address_has_no_host(address):
    assert sites.host(address) == ""


def test_a_table_of_publishers_goes_by_the_hash_and_else_by_the_name(tmp_path):
    path = tmp_path / "known.csv"
    path.write_text(
        f"file,sha256,publisher\na.md,{'a' * 64},Oar House\nb.md,,Kite Press\nc.md,,\n", encoding="utf-8-sig"
    )
    known = sources.publishers(path)
    assert known == {"a" * 64: "Oar House", "b.md": "Kite Press"}
    assert sources.publisher(known, "x/b.md", None) == "Kite Press"
    assert sources.publisher(known, "x/a.md", "b" * 64) == sources.publisher(known, "c.md", None) == ""
    path.write_text("name,publisher\na,b\n", encoding="utf-8")
    with pytest.raises(sources.GivenError, match=r"known\.csv"):
        sources.publishers(path)


# --- results --------------------------------------------------------------------------------------------


def member(report, report_id="", publisher="", cluster="", scope="genre", left_out=None, template="t"):
    return clusters.Member(
        report, report.rjust(64, "0"), report_id or report, template, publisher or None, "given" if publisher else None,
        cluster or publisher or report, scope, left_out,
    )  # fmt: skip


def found(*named):
    """The findings of a part: page, check and verdict."""
    return pd.DataFrame(named, columns=["report", "check", "verdict"])


def verdicts(*named):
    table = pd.concat([found(*named), found(*named).assign(check=results.ANY)])
    for verdict in tables.SAID:
        table[verdict] = table["verdict"] == verdict
    return table.groupby(["report", "check"], sort=False)[list(tables.SAID)].any().reset_index()


MEMBERS = [
    member("1", "A", "Oar"),
    member("2", "A", "Oar"),  # a copy
    member("3", "C", "Oar"),
    member("4", "D", "Kite"),
    member("5", "E"),
    member("6", "F", "Kite", left_out="over ten"),
    member("7", "G", "Loom", scope="collection"),
    member("8", "H", "Loom", scope="collection"),
]
FOUND = verdicts(
    ("1", "g.one", "contradiction"), ("2", "g.one", "contradiction"), ("2", "g.two", "fits"), ("3", "g.two", "unusual"),
    ("4", "g.two", "fits"), ("6", "g.one", "contradiction"), ("7", "g.one", "fits"), ("8", "g.one", "contradiction"),
)  # fmt: skip


def usual(measured=None):
    units = results.Units(MEMBERS, [FOUND[:4], FOUND[4:]])
    table = pd.DataFrame(results.usual(units, measured or {}), columns=list(tables.PREVALENCE.names))
    return table.set_index(["scope", "unit", "base", "check", "verdict"])


@pytest.mark.parametrize(
    ("unit", "base", "check", "hits", "units", "of_clusters"),
    [
        ("page", "with claims", "any", 2, 5, 3),
        ("page", "tested", "any", 2, 4, 2),
        ("page", "tested", "g.two", 0, 3, 2),
        ("report", "with claims", "any", 1, 4, 3),
        ("report", "tested", "g.one", 1, 1, 1),
        ("publisher", "with claims", "any", 0.5, 2, 2),  # half of Oar's two reports, none of Kite's one
        ("publisher", "tested", "any", 0.5, 2, 2),
    ],
)
def test_pages_reports_and_publishers_are_counted_each_in_its_way(
    unit, base, check, hits, units, of_clusters
):
    row = usual().loc[("genre", unit, base, check, "contradiction")]
    assert (row["hits"], row["units"], row["clusters"]) == (hits, units, of_clusters)
    assert row["share"] == pytest.approx(hits / units)


def test_a_collection_has_figures_of_its_own():
    table = usual()
    row = table.loc[("t", "report", "with claims", "any", "contradiction")]
    assert (row["hits"], row["units"]) == (1, 2) and pd.isna(
        row["low"]
    )  # one publisher says nothing of others
    assert table.loc[("genre", "report", "with claims", "any", "unusual"), "hits"] == 1


def test_accuracy_counts_pages_of_the_genre_that_were_read():
    units = results.Units(MEMBERS, [FOUND])
    truth = {m.sha256: m.report in ("1", "4", "8") for m in MEMBERS if m.report != "2"} | {"f" * 64: True}
    right = results.accuracy(MEMBERS, units, truth)
    # 1 is found, 4 is missed, 3 and 5 pass, 6 is accused; 5 has no test.
    assert right == {"with claims": Accuracy(1, 1, 2, 1), "tested": Accuracy(1, 1, 1, 1)}
    assert results.accuracy_rows(right)[0] == ("with claims", 1, 1, 2, 1, 0.5, pytest.approx(2 / 3))


def test_only_what_was_measured_is_corrected():
    measured = {"with claims": Accuracy(8, 2, 19, 1)}
    table = usual(measured)
    corrected = table[table["corrected"].notna()].index
    assert set(corrected) == {("genre", unit, "with claims", "any", "contradiction") for unit in tables.UNITS}
    row = table.loc[("genre", "report", "with claims", "any", "contradiction")]
    assert row["corrected"] == pytest.approx(prevalence.rogan_gladen(0.25, 0.8, 0.95))


def test_the_prevalence_of_a_survey_is_that_of_its_pages(tmp_path):
    folder = surveys.folder(tmp_path / "pages", 20)
    (folder / "zz-copy.md").write_bytes((folder / "page-004.md").read_bytes())
    truth, known = tmp_path / "truth.csv", tmp_path / "known.csv"
    lines = [f"page-{n:03d}.md,Publisher {n // 4}" for n in range(20)]
    known.write_text("\n".join(["file,publisher", *lines, "zz-copy.md,Publisher 9"]), encoding="utf-8")
    out = tmp_path / "out"
    surveys.made(folder, out, size=64, publishers=known)
    hashes = pd.read_parquet(out / "pages.parquet").set_index("report")["sha256"][:20]
    said = [f"{sha},{int(name.endswith(('4.md', '9.md')))}" for name, sha in hashes.items()]
    truth.write_text("\n".join(["sha256,contradictions", *said]), encoding="utf-8")
    surveys.made(folder, out, size=64, publishers=known, truth=truth)
    table = pd.read_csv(out / "prevalence.csv").set_index(["scope", "unit", "base", "check", "verdict"])
    for unit, hits, units in (("page", 5, 21), ("report", 4, 20)):
        row = table.loc[("genre", unit, "with claims", "any", "contradiction")]
        assert (row["hits"], row["units"], row["corrected"]) == (
            hits,
            units,
            pytest.approx(hits / units, rel=1e-5),
        )
    one = pd.read_csv(out / "accuracy.csv").set_index("base").loc["with claims"]
    assert (one["found"], one["missed"], one["passed"], one["accused"]) == (4, 0, 16, 0)


# --- both sides of each edge ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("group", "equal", "joined"),
    [
        (duplicates.wording, 103, True),
        (duplicates.wording, 102, False),
        (duplicates.frames, 52, True),
        (duplicates.frames, 51, False),
    ],
)  # of 128 permutations: 0.805, 0.797; 0.406, 0.398
def test_pages_are_near_from_the_least_similarity_on(group, equal, joined):
    similar = group()
    values = np.arange(128, dtype=np.uint64)
    # The first are equal, so that whole bands are and the two are compared.
    for one in (values, np.where(values < equal, values, values + 1000)):
        similar.add(one.astype(">u4").tobytes().hex())
    assert (similar.joined.first(1) == 0) is joined


@pytest.mark.parametrize(
    ("lines", "there"), [(duplicates.LEAST_LINES, True), (duplicates.LEAST_LINES - 1, False)]
)
def test_a_frame_has_a_least_number_of_lines(lines, there, tmp_path):
    text = "\n\n".join(f"## {prose((4, n), 3)}" for n in range(lines))
    (tmp_path / "page.md").write_text(f"# Oars\n\n{text}\n", encoding="utf-8")
    surveys.made(tmp_path / "page.md", tmp_path / "out")
    (one,) = results.pages(tmp_path / "out")
    assert (one.frame is not None) is there and one.wording is not None
    assert pd.read_parquet(tmp_path / "out" / "signatures.parquet")["lines"].tolist() == [lines]
