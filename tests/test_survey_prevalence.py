"""How usual something is: shares over clusters, their intervals, and the correction for the checks' own errors."""

import numpy as np
import pytest

from helpers.survey import prevalence
from helpers.survey.prevalence import Accuracy


def test_a_share_is_hits_of_units_and_not_a_mean_of_clusters():
    one = prevalence.share([1, 0, 3], [1, 4, 5])
    assert one.share == pytest.approx(4 / 10)
    assert 0 <= one.low < one.share < one.high <= 1 and one.how == "bootstrap"


def test_a_bootstrap_of_two_clusters_is_what_can_be_counted_by_hand():
    # Two clusters, 0 of 1 and 1 of 3: a draw is (a, a), (a, b), (b, a) or (b, b), so 0, 1/4, 1/4 or 1/3.
    drawn = prevalence._drawn(np.array([0.0, 1.0]), np.array([1.0, 3.0]), 40_000, 1)
    shares, counts = np.unique(drawn.round(6), return_counts=True)
    assert shares.tolist() == [0, 0.25, 0.333333]
    assert counts / 40_000 == pytest.approx([0.25, 0.5, 0.25], abs=0.02)
    assert prevalence.share([0, 1], [1, 3])[:3] == pytest.approx((0.25, 0, 1 / 3))


def test_copies_of_one_report_make_no_interval_narrower():
    hits, units = np.array([1, 0, 0, 1, 0, 0, 0, 1]), np.ones(8)
    assert prevalence.share(hits, units) == prevalence.share(hits * 50, units * 50)
    apart = prevalence.share(np.repeat(hits, 50), np.ones(400))
    together = prevalence.share(hits * 50, units * 50)
    assert apart.high - apart.low < 0.5 * (together.high - together.low)


def test_what_was_never_seen_may_still_be_and_that_by_the_number_of_clusters():
    # Clopper and Pearson: none of n leaves up to 1 - 0.025 ** (1 / n).
    none = prevalence.share(np.zeros(20), np.full(20, 7.0))
    assert none == (0, 0, pytest.approx(1 - 0.025 ** (1 / 20)), "exact")
    every = prevalence.share(np.full(20, 7.0), np.full(20, 7.0))
    assert every == (1, pytest.approx(0.025 ** (1 / 20)), 1, "exact")


def test_one_cluster_says_nothing_of_others():
    assert prevalence.share([3, 0], [4, 0]) == (0.75, None, None, "bootstrap")
    assert prevalence.corrected([3], [4], Accuracy(9, 1, 9, 1))[1:3] == (None, None)


@pytest.mark.parametrize(
    ("hits", "units"), [([1], [0]), ([2, 0], [1, 1]), ([-1, 1], [1, 1]), ([1], [1, 1]), ([], [])]
)
def test_what_cannot_be_counts_is_refused(hits, units):
    with pytest.raises(ValueError, match="cluster"):
        prevalence.share(hits, units)


def test_the_same_draws_give_the_same_interval_however_many_are_drawn_at_a_time(monkeypatch):
    hits, units = np.array([1.0, 0, 2, 0, 5]), np.array([2.0, 3, 4, 1, 9])
    one = prevalence.share(hits, units)
    monkeypatch.setattr(prevalence, "_CHUNK", 17)
    assert prevalence.share(hits, units) == one
    assert prevalence.share(hits, units, seed=5) != one


# --- the correction -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("apparent", "sensitivity", "specificity", "true"),
    [
        (0.26, 0.8, 0.9, (0.26 - 0.1) / 0.7),  # by hand
        (0.1, 1.0, 1.0, 0.1),  # a test without errors
        (0.05, 0.8, 0.9, 0.0),  # fewer than false alarms alone would give
        (0.95, 0.8, 0.9, 1.0),
        (0.1, 0.5, 1.0, 0.2),  # half is missed, nothing is accused
    ],
)
def test_rogan_and_gladen(apparent, sensitivity, specificity, true):
    assert prevalence.rogan_gladen(apparent, sensitivity, specificity) == pytest.approx(true)


def test_what_is_seen_when_the_true_share_is_known_leads_back_to_it():
    for true in (0.0, 0.03, 0.5, 1.0):
        seen = true * 0.7 + (1 - true) * (1 - 0.95)
        assert prevalence.rogan_gladen(seen, 0.7, 0.95) == pytest.approx(true)


def test_checks_that_tell_nothing_correct_nothing():
    with pytest.raises(ValueError, match="above 1"):
        prevalence.rogan_gladen(0.2, 0.5, 0.5)
    hits, units = [1, 0, 1], [2, 2, 2]
    assert prevalence.corrected(hits, units, Accuracy(1, 1, 1, 1)) is None
    assert prevalence.corrected(hits, units, Accuracy(0, 0, 9, 1)) is None
    assert prevalence.corrected(hits, units, Accuracy(9, 1, 0, 0)) is None


def test_sensitivity_and_specificity_are_of_the_four_cells():
    one = Accuracy(found=8, missed=2, passed=45, accused=5)
    assert (one.sensitivity, one.specificity) == (0.8, 0.9)
    assert prevalence.corrected([26, 0], [50, 50], one).share == pytest.approx((0.26 - 0.1) / 0.7)


def test_the_fewer_pages_were_read_the_wider_the_interval():
    hits, units = np.tile([1.0, 0, 0, 0], 100), np.ones(400)
    wide = prevalence.corrected(hits, units, Accuracy(8, 2, 18, 2))
    narrow = prevalence.corrected(hits, units, Accuracy(800, 200, 1800, 200))
    assert wide.share == narrow.share == pytest.approx(0.15 / 0.7)
    assert wide.low < narrow.low < narrow.share < narrow.high < wide.high
    # Nothing is known but what the pages say: the interval of the share itself, drawn out by the correction.
    plain = prevalence.share(hits, units)
    sure = prevalence.corrected(hits, units, Accuracy(8_000_000, 2_000_000, 9_000_000, 1_000_000))
    assert sure[1:3] == pytest.approx(((plain.low - 0.1) / 0.7, (plain.high - 0.1) / 0.7), abs=0.002)


def test_a_draw_in_which_the_checks_tell_nothing_widens_to_both_sides():
    one = prevalence.corrected([1, 0, 1, 0], [2, 2, 2, 2], Accuracy(2, 1, 2, 1))
    assert (one.low, one.high) == (0, 1)


def test_none_seen_is_not_none_there():
    one = prevalence.corrected(np.zeros(40), np.ones(40), Accuracy(8, 2, 49, 1))
    assert one.share == one.low == 0 and 0.03 < one.high < 0.2


# --- simulation -----------------------------------------------------------------------------------------


def world(random, clusters, share, alike):
    """Clusters of 1 to 8 units, each with a share of its own around `share`: Beta, the smaller `alike` the more so."""
    units = random.integers(1, 9, clusters)
    own = random.beta(share * alike, (1 - share) * alike, clusters)
    return random.binomial(units, own), units


def coverage(clusters, share, runs=200):
    random, held = np.random.default_rng(11), 0
    for _ in range(runs):
        one = prevalence.share(*world(random, clusters, share, alike=2.0), draws=400)
        held += one.low <= share <= one.high
    return held / runs


def test_of_clustered_pages_the_interval_holds_the_truth_as_often_as_it_says():
    assert 0.9 <= coverage(60, 0.3) <= 0.99


def test_drawing_pages_in_the_place_of_clusters_would_hold_it_too_seldom():
    random, held = np.random.default_rng(11), 0
    for _ in range(200):
        hits, units = world(random, 60, 0.3, alike=2.0)
        pages = np.concatenate([np.arange(n) < k for k, n in zip(hits, units, strict=True)]).astype(float)
        one = prevalence.share(pages, np.ones(len(pages)), draws=400)
        held += one.low <= 0.3 <= one.high
    assert held / 200 < 0.85


def test_corrected_for_errors_that_were_measured_the_interval_holds_the_truth_as_often_as_it_says():
    random, held, plain = np.random.default_rng(7), 0, 0
    for _ in range(200):
        true, units = world(random, 60, 0.2, alike=4.0)
        seen = random.binomial(true, 0.75) + random.binomial(units - true, 0.06)
        found, accused = random.binomial(40, 0.75), random.binomial(80, 0.06)
        one = prevalence.corrected(seen, units, Accuracy(found, 40 - found, 80 - accused, accused), draws=400)
        held += one.low <= 0.2 <= one.high
        uncorrected = prevalence.share(seen, units, draws=400)
        plain += uncorrected.low <= 0.2 <= uncorrected.high
    assert 0.9 <= held / 200 <= 1.0
    assert plain < held
