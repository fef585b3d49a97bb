"""Whether a rate or a share is of money or of what is sold: growth of both may differ."""

import re

from helpers.ledger.sentences import Sentence

VALUE, VOLUME = "value", "volume"
_VOLUME = re.compile(
    r"(?<!dollar )\bvolumes?\b|\bin units\b|\d units\b|\bunit (?:sales|shipments|terms)\b|\bshipments?\b"
    r"|\bdeliver(?:y|ies)\b|\b(?:kilo)?tonn?es?\b|\btonnage\b",
    re.IGNORECASE,
)
_VALUE = re.compile(
    r"\b(?:in|by|of|on) (?:terms of )?(?:(?:market|dollar|sales|retail|monetary) )?(?:value|revenues?)\b"
    r"|\b(?:value|revenue|dollar)[- ](?:terms|basis|sales|growth|share|volumes?)\b",
    re.IGNORECASE,
)
# Words behind a figure from which on they no longer bear on it.
_ENDS = re.compile(
    r"[,;:.]\s|\b(?:while|whereas|but|and|to reach|from|due|driven|thanks|owing|because|with|across)\b"
)
BEFORE, BEHIND = 80, 60  # characters before and behind a figure that are looked at


def read(s: Sentence, i: int, kind: str) -> str:
    """Return what figure `i` is measured in: value, volume, or "" where no word between it and the one before says."""
    if kind not in ("growth", "share"):
        return ""
    behind = s.after(i)[:BEHIND]
    end = _ENDS.search(behind)
    words = f"{s.before(i)[-BEFORE:]} {behind[: end.start()] if end else behind}"
    said = [
        (m.start(), name) for name, of in ((VALUE, _VALUE), (VOLUME, _VOLUME)) for m in of.finditer(words)
    ]
    return max(said)[1] if said else ""
