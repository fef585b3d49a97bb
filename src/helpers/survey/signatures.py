"""What a page's wording and its frame look like, as MinHash signatures: similar pages have similar ones.

The wording is every run of five words. The frame is every short line (heading, label, list item), with the words of the
title and all numbers blanked, so that two reports of one template on two markets have nearly the same one.
"""

import re
import zlib
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from datasketch import MinHash
from numpy.typing import NDArray

from helpers.page.blocks import Report

PERMUTATIONS = 128
WORDS = 5  # words of a shingle
SHORT = 160  # characters up to which a block of text is a line of the frame
BLANK = "_"
_WORD = re.compile(r"[^\W_]+")
_BLANKS = re.compile(rf"{BLANK}(?: {BLANK})+")
_EMPTY = MinHash(num_perm=PERMUTATIONS, seed=1, scheme="affine32", hashfunc=zlib.crc32)

Values = NDArray[np.uint32]


class Signatures(NamedTuple):
    """How many shingles and lines a page has, and the MinHash of each set as hexadecimal digits."""

    shingles: int
    wording: str
    lines: int
    frame: str


def of(page: Report) -> Signatures:
    """Return the signatures of a page."""
    wording, frame = shingles(page), lines(page)
    return Signatures(len(wording), _hexadecimal(wording), len(frame), _hexadecimal(frame))


def shingles(page: Report) -> set[str]:
    """Return every run of five words of a page's text, in small letters; of a shorter text the whole."""
    words = [word for block in page.blocks for word in _WORD.findall(block.text.lower())]
    return {" ".join(words[i : i + WORDS]) for i in range(max(1, len(words) - WORDS + 1))} if words else set()


def lines(page: Report) -> set[str]:
    """Return the short lines of a page, each with its kind, the title's words and all numbers blanked.

    A line of which nothing is left says nothing of the frame.
    """
    titled = set(_WORD.findall(page.title.lower()))
    found = set()
    for block in page.blocks:
        if len(block.text) <= SHORT:
            words = _WORD.findall(block.text.lower())
            shown = " ".join(BLANK if word in titled or word[0].isdigit() else word for word in words)
            shown = _BLANKS.sub(BLANK, shown)
            if shown not in ("", BLANK):
                found.add(f"{block.kind}: {shown}")
    return found


def _hexadecimal(found: Iterable[str]) -> str:
    made = _EMPTY.copy()
    made.update_batch([text.encode("utf-8", "backslashreplace") for text in sorted(found)])
    return bytes(made.hashvalues.astype(">u4").tobytes()).hex()


def values(digits: str) -> Values:
    """Return the values of a signature from its hexadecimal digits."""
    return np.frombuffer(bytes.fromhex(digits), dtype=">u4").astype(np.uint32)


def hashed(values: Values) -> MinHash:
    """Return values as the library's own signature."""
    made = _EMPTY.copy()
    made.hashvalues = values.astype(_EMPTY.hashvalues.dtype)
    return made


def similarity(first: Values, second: Values) -> float:
    """Return how much two sets have in common (Jaccard), as their signatures tell it."""
    return float(np.mean(first == second))
