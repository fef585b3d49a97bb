"""The smallest conflict among bounds on differences, however many there are: a cycle of negative length.

A row bounds one unknown or the difference of two. Each of its ends is an edge of a graph: x - y <= w leads from y to x
with length w, and a bound on x alone leads from or to a node of its own. The bounds hold together exactly where no
cycle of edges has a negative length, and a cycle of the fewest edges is a smallest conflict (Cormen and others,
Introduction to Algorithms, 3rd edition, 2009, section 24.4).
"""

from collections.abc import Hashable, Sequence

import numpy as np
from numpy.typing import NDArray

from helpers.engine.rows import TOLERANCE, Names, Row

Edges = dict[
    tuple[int, int], tuple[float, Hashable]
]  # from one node to another: its length, the name of its row
_ORIGIN = object()  # the node that stands for nothing, from which single unknowns are measured


def apart(rows: Sequence[Row]) -> list[Names]:
    """Return smallest conflicts that share no name, the one of the fewest names first; [] where the rows hold together.

    What is found is a conflict in floats, beyond the solver's own rounding; open ends count as closed. Raises
    ValueError for a row that is no bound on an unknown or on a difference of two.
    """
    left, found = list(rows), []
    while names := smallest(left):
        found.append(names)
        left = [row for row in left if row.name not in names]
    return found


def smallest(rows: Sequence[Row]) -> Names:
    """Return the names of a conflict of the fewest rows, none where the rows hold together."""
    nodes, edges = _graph(rows)
    cycle = _negative(_lengths(nodes, edges))
    return frozenset(edges[at][1] for at in zip(cycle, [*cycle[1:], *cycle[:1]], strict=True))


def _graph(rows: Sequence[Row]) -> tuple[dict[Hashable, int], Edges]:
    """Return the number of each node, and the shortest edge from one to another with the name of its row."""
    edges: Edges = {}
    nodes: dict[Hashable, int] = {_ORIGIN: 0}
    for row in rows:
        above, below = _ends(row)
        to, start = (nodes.setdefault(node, len(nodes)) for node in (above, below))
        for at, length in (((start, to), row.high), ((to, start), None if row.low is None else -row.low)):
            if length is not None and (at not in edges or float(length) < edges[at][0]):
                edges[at] = float(length), row.name
    return nodes, edges


def _lengths(nodes: dict[Hashable, int], edges: Edges) -> NDArray[np.float64]:
    """Return the edges as a matrix, infinite where there is none."""
    lengths = np.full((len(nodes), len(nodes)), np.inf)
    for at, (length, _) in edges.items():
        lengths[at] = length
    return lengths


def range_of(row: Row, others: Sequence[Row]) -> tuple[float, float] | None:
    """Return the least and the largest value that other rows leave what a row bounds, infinite where nothing bounds it.

    None where the others clash. These are the lengths of the shortest ways from one of its nodes to the other.
    """
    nodes, edges = _graph([row._replace(low=None, high=None), *others])
    lengths = _lengths(nodes, edges)
    np.fill_diagonal(lengths, np.minimum(lengths.diagonal(), 0.0))
    for middle in range(len(lengths)):
        lengths = np.minimum(lengths, lengths[:, middle, None] + lengths[None, middle, :])
    if (lengths.diagonal() < -TOLERANCE).any():
        return None
    above, below = (nodes[node] for node in _ends(row))
    return -float(lengths[above, below]), float(lengths[below, above])


def _ends(row: Row) -> tuple[Hashable, Hashable]:
    """Return the unknown that a row adds and the one that it takes away."""
    signs = {sign: unknown for unknown, sign in row.terms}
    if len(signs) == len(row.terms) and signs.keys() <= {1, -1} and 1 in signs:
        return signs[1], signs.get(-1, _ORIGIN)
    raise ValueError(f"{row.terms} is no bound on an unknown or on a difference of two")


def _negative(lengths: NDArray[np.float64]) -> list[int]:
    """Return the nodes of a negative cycle of the fewest edges, in order; [] where there is none."""
    best = lengths
    before: list[NDArray[np.int_]] = []
    for _ in range(len(lengths)):
        start = int(np.argmin(best.diagonal()))
        if best[start, start] < -TOLERANCE:
            return _walk(before, start)
        # One edge more: from each node over every other to each node.
        sums = best[:, :, None] + lengths[None, :, :]
        before.append(sums.argmin(axis=1))
        best = sums.min(axis=1)
    return []


def _walk(before: Sequence[NDArray[np.int_]], start: int) -> list[int]:
    """Return the nodes of the walk back to where it starts; `before` has the last node but one, by length."""
    nodes, at = [], start
    for last in reversed(before):
        at = int(last[start, at])
        nodes.append(at)
    return [start, *reversed(nodes)]
