"""The features of kinds and names are those that `weights.csv` was learned with; else its weights mean nothing.

`whole/features.json` holds them for sentences of invented pages. Where a feature is changed on purpose, the weights
are to be learned anew; then `python tests/test_features.py` writes the features anew.
"""

import json
from pathlib import Path

import pytest

from helpers.ledger import candidates, cues, kinds, sentences, whom
from helpers.page import blocks

PAGES = {
    "report": "# Kite String Market to Reach $9 billion by 2031\n\nThe kite string market is small.\n\n## Waxed string"
    "\n\n{}\n",
    "news": "# Brightvane Announces a New Reel\n\nBRISTOL - Brightvane (NASDAQ: BRVN) makes reels. Brightvane sells"
    " them in shops.\n\n{}\n\nThis release holds forward-looking statements.\n",
    "notes": "# Rope notes\n\n{}\n",
    "long": "# Tar\n\n## The tar market in Peru\n\n**Tar oil** is sold here. Spending on hemp rope was large. {}\n",
}  # fmt: skip
FILE = Path(__file__).with_name("whole") / "features.json"
KNOWN = json.loads(FILE.read_text(encoding="utf-8"))
ANEW = (
    "tests/benchmarks/learn_weights.py LABELS.jsonl FOLDER --write; after it, python tests/test_features.py"
)
FIGURES = [(known["page"], known["text"], i) for known in KNOWN for i in range(len(known["figures"]))]


def whole(page, text):
    """The features of a sentence's figures, as the file holds them: without those that repeat one with the kind."""
    s = sentence(text, page)
    ruled, figures = kinds.read(s), []
    for i, kind in enumerate(ruled):
        cued = next(iter(cues.find(s, i, ruled, ruled[:i]).values()))
        names = whom.named(s, i, ruled, ("tar", bool(i)))
        figures.append(
            {
                "kind": kind,
                "cues": sorted(cue.partition("|")[2] for cue in cued),
                "names": {
                    name: sorted(feature for feature in names[name] if not feature.startswith(f"{kind}|"))
                    for name in sorted(names)
                },
            }
        )
    return {"page": page, "text": text, "figures": figures}


def sentence(text, page="notes"):
    """The last sentence with a figure of a page."""
    made = sentences.Page(blocks.parse(PAGES[page].format(text), "page.md"))
    return [s for n, block in enumerate(made.report.blocks) for s in sentences.read(made, n, block)][-1]


def known(text, i):
    """What the sentence's figure had when the weights were learned, and the kinds of all its figures."""
    (figures,) = (one["figures"] for one in KNOWN if one["text"] == text)
    return figures[i], [figure["kind"] for figure in figures]


@pytest.mark.made_by(ANEW)
@pytest.mark.parametrize(("page", "text", "i"), FIGURES)
def test_the_cues_of_a_kind_are_those_that_its_weights_were_learned_with(page, text, i):
    figure, ruled = known(text, i)
    s = sentence(text, page)
    assert kinds.read(s) == ruled
    found = cues.find(s, i, ruled, ruled[:i])
    for kind, features in found.items():
        assert features == {f"{kind or 'none'}|{cue}" for cue in figure["cues"]}


@pytest.mark.made_by(ANEW)
@pytest.mark.parametrize(("page", "text", "i"), FIGURES)
def test_the_features_of_a_name_are_those_that_its_weights_were_learned_with(page, text, i):
    figure, ruled = known(text, i)
    found = whom.named(sentence(text, page), i, ruled, ("tar", bool(i)))
    assert set(found) == set(figure["names"])
    for name, features in found.items():
        own = set(figure["names"][name])
        assert features == own | {f"{ruled[i]}|{feature}" for feature in own}


# --- edges of features that count or measure ----------------------------------------------------------


@pytest.mark.parametrize(
    ("unit", "value", "feature"),
    [
        ("%", 0.9, "percent:under 1"), ("%", 1, "percent:middling"), ("%", 49.9, "percent:middling"),
        ("%", 50, "percent:over 50"), ("%", 100, "percent:over 50"), ("%", 100.1, "percent:over 100"),
        ("USD", 99_999, "money:tiny"), ("USD", 1e5, "money:small"), ("USD", 999_999, "money:small"),
        ("USD", 1e6, "money:middling"), ("USD", 1e8, "money:large"), ("USD", 1e10, "money:huge"),
    ],
)  # fmt: skip
def test_how_large_a_figure_is_is_told_in_steps(unit, value, feature):
    assert cues._measure(unit, [0.5, value] if value > 1 else [value]) == {feature}
    assert cues._measure(unit, []) == {"no value"}


def test_seven_words_before_and_five_behind_a_figure_are_looked_at():
    s = sentence("One two three four five six seven eight 4% nine ten eleven twelve thirteen fourteen.")
    said = cues.find(s, 0, [""], [])["growth"]
    assert {"growth|before:two", "growth|before:eight", "growth|behind:thirteen"} <= said
    assert not {"growth|before:one", "growth|behind:fourteen"} & said


@pytest.mark.parametrize(("gap", "seen"), [(157, True), (158, False)])
def test_words_are_looked_at_within_a_hundred_and_sixty_characters(gap, seen):
    assert (cues._words("end" + " " * gap) == ["end"]) is seen


@pytest.mark.parametrize(
    ("text", "feature"),
    [
        ("Kites (4%) fly", "sign before:("), ("Kites: 4% fly", "sign before::"), ("Kites = ~4% fly", "sign before:="),
        ("Kites – 4% fly", "sign before:–"), ("Kites up 4% fly", "signed"), ("Kites down 4% fly", "signed"),
        ("Kites 4%+ fly", None), ("Kites 4%) fly", "sign behind:)"), ("Kites, 4% fly", None),
        ("Kites 3% and 4% fly", "joined to:share"),
    ],
)  # fmt: skip
def test_signs_beside_a_figure_are_cues(text, feature):
    s = sentence(text)
    i = len(s.figures) - 1
    said = {cue.partition("|")[2] for cue in cues.find(s, i, [""] * (i + 1), ["share"] * i)["growth"]}
    signs = {cue for cue in said if cue.startswith(("sign", "joined"))}
    assert signs - {"sign behind:)"} == {feature} - {None, "sign behind:)"}
    assert ("sign behind:)" in signs) is ("4%)" in text)


def features(text, name, i=0, page="notes"):
    s = sentence(text, page)
    found = whom.named(s, i, ["size"] * len(s.figures), ("", False))
    return {feature for feature in found.get(name, ()) if "|" not in feature}


@pytest.mark.parametrize(
    ("gap", "feature"),
    [(9, 10), (10, 10), (11, 25), (25, 25), (26, 50), (50, 50), (51, 100), (100, 100), (101, 260)],
)
def test_how_near_a_name_stands_is_told_in_steps(gap, feature):
    assert f"before near:{feature}" in features(f"Hemp{' ' * gap}$4 million", "Hemp")
    if gap < 90:
        assert f"behind near:{feature}" in features(f"And $4 million{' ' * gap}Hemp", "Hemp")


@pytest.mark.parametrize(("gap", "found"), [(252, True), (253, False)])
def test_names_are_looked_for_up_to_two_hundred_and_sixty_characters_before_a_figure(gap, found):
    said = features(
        f"In days of old {'it was so, ' * 3}and of hemp rope{' ' * (gap - 1)}$4 million", "hemp rope"
    )
    assert any(feature.startswith("before near") for feature in said) is found


@pytest.mark.parametrize(("gap", "found"), [(89, True), (90, False)])
def test_names_are_looked_for_up_to_ninety_characters_behind_a_figure(gap, found):
    assert bool({f for f in features(f"It was $4 million{' ' * gap}of hemp", "hemp") if "near" in f}) is (
        gap + 3 < 90
    )
    assert bool({f for f in features(f"It was $4 million{' ' * gap}Hemp", "Hemp") if "near" in f}) is found


@pytest.mark.parametrize(("many", "rank", "words"), [(1, 1, 1), (3, 3, 3), (4, 4, 4), (5, 4, 5), (6, 4, 5)])
def test_ranks_and_words_are_counted_up_to_a_number(many, rank, words):
    names = ["Hemp", "Tar", "Silk", "Jute", "Flax", "Wool"][:many]
    assert f"before:{rank}" in features(f"{', '.join(names)}, $4 million", "Hemp")
    assert f"words:{words}" in features(f"{' '.join(names)} $4 million", " ".join(names))


@pytest.mark.parametrize(("between", "many"), [("", 0), ("$1 million ", 1), ("$1 million $2 million ", 2),
                                               ("$1 million $2 million $3 million ", 2)])  # fmt: skip
def test_figures_between_a_name_and_its_figure_are_counted_up_to_two(between, many):
    i = between.count("$")
    assert f"before figures between:{many}" in features(f"Hemp {between}$4 million", "Hemp", i)
    assert f"behind figures between:{many}" in features(f"And $4 million {between}Hemp", "Hemp")


@pytest.mark.parametrize(
    ("text", "chunks"),
    [
        ("hemp and tar", ["hemp and tar"]), ("Bed and Bath", ["Bed and Bath"]), ("House of tar", ["House", "tar"]),
        ("House of Tar", ["House of Tar"]), ("AI in tar", ["AI in tar"]), ("hemp in tar", ["hemp", "tar"]),
        ("one hemp", ["hemp"]), ("hemp, tar", ["hemp", "tar"]), ("U.S. hemp", ["U.S. hemp"]),
        ("hemp 4 tar", ["hemp", "tar"]), ("hemp 4K tar", ["hemp 4K tar"]), ("hemp — tar", ["hemp", "tar"]),
        ("hemp $tar", ["hemp"]), ("(hemp) tar", ["hemp", "tar"]),
        ("k1x k2x k3x k4x k5x k6x k7x k8x", ["k1x k2x k3x k4x k5x k6x", "k7x k8x"]),
    ],
)  # fmt: skip
def test_a_run_of_words_has_up_to_six_and_no_small_word_or_figure(text, chunks):
    found = [text[slice(*span)] for span in candidates.chunks(text)]
    assert found == chunks


@pytest.mark.parametrize(
    ("text", "feature", "there"),
    [
        ("Hemp $4 million", "opens the sentence", True), ("An hemp $4 million", "opens the sentence", False),
        ("The hemp, $4 million", "then:,", True), ("The hemp $4 million", "led by:the", True),
        ("Pure of hemp $4 million", "led by:of", True), ("Sunny hemp $4 million", "led by:none", True),
        ("It got hemp $4 million", "led by:other", None), ("The hemp markets, $4 million", "head:market", True),
        ("Hemp is worth $4 million", "acts", True), ("Hemp with $4 million", "acts", False),
    ],
)  # fmt: skip
def test_what_stands_beside_a_name_is_a_feature(text, feature, there):
    found = features(text, "Hemp") | features(text, "hemp") | features(text, "Sunny hemp")
    assert there is None or (feature in found) is there


@pytest.mark.parametrize(("times", "often"), [(2, False), (3, True)])
def test_a_name_is_often_there_from_the_third_time_on(times, often):
    text = "Hemp flies. " * (times - 1) + "Hemp with $4 million"
    assert ("often" in features(text, "Hemp")) is often


if __name__ == "__main__":
    made = [whole(known["page"], known["text"]) for known in KNOWN]
    FILE.write_text(json.dumps(made, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
