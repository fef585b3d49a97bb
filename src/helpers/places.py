"""Regions and countries: the spellings that reports print, and the one that the ledger uses."""

import re
from functools import lru_cache

# Usual name: other spellings. Capitals count: "US" is a country and "us" a pronoun.
REGIONS = {
    "North America": ("NA", "North American", "N. America", "Northern America"),
    "Europe": ("EU", "European", "European Union", "EUROPE"),
    "Asia-Pacific": ("APAC", "Asia Pacific", "Asia-Pac", "Asia\u2013Pacific", "Asia/Pacific", "ASIA-PACIFIC"),
    "Latin America": ("LATAM", "Latin American", "Latin America and the Caribbean"),
    "Middle East & Africa": (
        "MEA", "Middle East and Africa", "the Middle East and Africa", "Middle East & Africa (MEA)",
        "Middle East, Africa", "Middle East/Africa", "Middle Eastern and African",
    ),
    "Middle East": ("Middle Eastern",),
    "Africa": ("African",),
    "Asia": ("Asian",),
    "South America": ("South American",),
    "Central America": (),
    "Oceania": (),
    "EMEA": ("Europe, Middle East and Africa", "Europe, the Middle East, and Africa"),
    "Southeast Asia": ("South-East Asia", "South East Asia", "ASEAN"),
    "Eastern Europe": (),
    "Western Europe": (),
    "Rest of World": (
        "Rest of the World", "rest of the world", "rest of world", "RoW", "ROW", "other regions",
        "Other regions",
        "Other Regions", "remaining regions", "Remaining regions", "other global regions", "other areas",
        "other markets", "Other markets", "other countries", "Other countries", "Others", "others",
        "remaining markets", "Remaining markets", "emerging regions",
    ),
}  # fmt: skip
COUNTRIES = {
    "United States": ("USA", "U.S.A.", "U.S.", "US", "United States of America", "American", "America"),
    "Canada": ("Canadian",),
    "Mexico": ("Mexican",),
    "China": ("Chinese", "Mainland China"),
    "Japan": ("Japanese",),
    "India": ("Indian",),
    "South Korea": ("Korea", "Korean", "South Korean", "Republic of Korea"),
    "Taiwan": ("China Taiwan", "Taiwanese"),
    "Australia": ("Australian",),
    "New Zealand": (),
    "Indonesia": ("Indonesian",),
    "Thailand": ("Thai",),
    "Malaysia": ("Malaysian",),
    "Singapore": (),
    "Vietnam": ("Vietnamese",),
    "Philippines": (),
    "Hong Kong": (),
    "Germany": ("German",),
    "France": ("French",),
    "United Kingdom": ("UK", "U.K.", "Britain", "Great Britain", "British"),
    "Italy": ("Italian",),
    "Spain": ("Spanish",),
    "Russia": ("Russian",),
    "Netherlands": ("Dutch",),
    "Switzerland": ("Swiss",),
    "Sweden": ("Swedish",),
    "Norway": ("Norwegian",),
    "Denmark": ("Danish",),
    "Finland": ("Finnish",),
    "Poland": ("Polish",),
    "Belgium": ("Belgian",),
    "Austria": ("Austrian",),
    "Ireland": ("Irish",),
    "Turkey": ("Türkiye", "Turkish"),
    "Saudi Arabia": ("KSA", "Saudi"),
    "United Arab Emirates": ("UAE", "U.A.E."),
    "Israel": ("Israeli",),
    "Egypt": ("Egyptian",),
    "South Africa": ("South African",),
    "Nigeria": (),
    "Brazil": ("Brazilian",),
    "Argentina": ("Argentine",),
    "Colombia": ("Colombian",),
    "Chile": ("Chilean",),
}
NAMES = {
    spelling: name
    for table in (REGIONS, COUNTRIES)
    for name, more in table.items()
    for spelling in (name, *more)
}


def _pattern() -> str:
    """All spellings, grouped by first letter so that a search skips what cannot begin one."""
    letters: dict[str, list[str]] = {}
    for spelling in sorted(NAMES, key=len, reverse=True):
        letters.setdefault(spelling[0], []).append(re.escape(spelling[1:]))
    return "(?:" + "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in letters.items()) + r")(?![\w-])"


_FIND = re.compile(_pattern())
REST = "Rest of "  # what a region holds without the countries named goes by the region's name behind this
_OF_REST = re.compile(r"\brest of (?:the )?$", re.IGNORECASE)


def find(text: str) -> list[tuple[int, int, str]]:
    """Return (start, end, usual name) of every place in a text, in order."""
    return [
        (*match.span(), _named(text, match))
        for match in _FIND.finditer(text)
        if not (match.start() and (text[match.start() - 1].isalnum() or text[match.start() - 1] in "&-"))
    ]


def _named(text: str, match: re.Match) -> str:
    name, before = NAMES[match[0]], text[max(0, match.start() - 12) : match.start()]
    return REST + name if before.endswith(("of ", "the ")) and _OF_REST.search(before) else name


@lru_cache(maxsize=1024)
def region(label: str) -> str | None:
    """Return the usual name of the region that a label such as "Asia Pacific:" names, or None."""
    name = NAMES.get(" ".join(label.split()).strip(" :*.-"))
    return name if name in REGIONS else None
