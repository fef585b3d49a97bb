"""Which pages belong together: the same report under other names, and the pages of one template.

Each page is compared with the first of every group alone (by locality-sensitive hashing, so with few of these), and
groups that it is near to become one. The time grows with the number of pages, not with its square; so does the memory,
about 7 kB for the first of each group, which ten million different reports would make 70 GB.
"""

from collections.abc import Hashable, Sequence

from datasketch import MinHashLSH

from helpers.survey import signatures
from helpers.survey.signatures import PERMUTATIONS, Values

SAME_WORDING = (
    0.8  # of the runs of five words; what two editions have of one report, or a page with a new date
)
SAME_FRAME = (
    0.4  # of the short lines; pages of one template had 0.37 to 0.85 of them in common, half of them over 0.5
)
# Short lines that a page must have before they are called a frame: a wire puts up to 19 below whatever it sends out.
LEAST_LINES = 25
# Bands and rows of the hashing: two sets of the similarity asked for are compared in 98 of 100 cases and more.
WORDING_BANDS, FRAME_BANDS = (12, 5), (60, 2)


class Joined:
    """Things that are joined to groups; the first of a group in the order of `add` stands for it."""

    def __init__(self) -> None:
        self._above: list[int] = []
        self._known: dict[Hashable, int] = {}

    def add(self) -> int:
        """Add a thing of its own and return its number."""
        self._above.append(len(self._above))
        return len(self._above) - 1

    def first(self, one: int) -> int:
        """Return the first of a thing's group."""
        while self._above[one] != one:
            self._above[one] = self._above[self._above[one]]
            one = self._above[one]
        return one

    def join(self, one: int, other: int) -> None:
        """Make one group of two."""
        low, high = sorted((self.first(one), self.first(other)))
        self._above[high] = low

    def by(self, one: int, name: Hashable) -> None:
        """Join a thing with all that had the same name; nothing is joined by an empty name."""
        if name:
            self.join(one, self._known.setdefault(name, one))


class Similar:
    """Pages in groups by a signature; the groups are numbers of pages."""

    def __init__(self, least: float, bands: tuple[int, int]) -> None:
        self._least = least
        self._near = MinHashLSH(num_perm=PERMUTATIONS, params=bands)
        self._leaders: dict[int, Values] = {}
        self.joined = Joined()

    def add(self, digits: str | None) -> int:
        """Add a page by its signature and return its number; one without a signature stays alone."""
        page = self.joined.add()
        if digits is None:
            return page
        values = signatures.values(digits)
        hashed = signatures.hashed(values)
        leaders = sorted(self._near.query(hashed))
        near = [one for one in leaders if signatures.similarity(values, self._leaders[one]) >= self._least]
        for one in near:
            self.joined.join(page, one)
        if not near:
            self._near.insert(page, hashed)
            self._leaders[page] = values
        return page


def wording() -> Similar:
    """Return groups of pages of nearly the same wording."""
    return Similar(SAME_WORDING, WORDING_BANDS)


def frames() -> Similar:
    """Return groups of pages of nearly the same frame."""
    return Similar(SAME_FRAME, FRAME_BANDS)


def sizes(groups: Sequence[Hashable], of: Sequence[Hashable]) -> dict[Hashable, int]:
    """Return how many different things of a kind each group has; both sequences run over the same pages."""
    found: dict[Hashable, set[Hashable]] = {}
    for group, one in zip(groups, of, strict=True):
        found.setdefault(group, set()).add(one)
    return {group: len(members) for group, members in found.items()}
