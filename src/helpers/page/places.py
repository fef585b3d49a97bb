"""Regions and countries: the spellings that reports print, and the one that the ledger uses."""

import logging
import re
from functools import cache, lru_cache

import country_converter
import pandas as pd

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


UNKNOWN = "-"
# Names in use that the converter does not know.
ALIASES = {"UAE": "United Arab Emirates"}
# The United Nations' regions (M49) whose countries a page may list under each heading. A country on a border
# (Mexico, Türkiye, Cyprus) may stand under either neighbour.
LISTED_UNDER = {
    "North America": {"Northern America", "Central America"},
    "Europe": {"Northern Europe", "Western Europe", "Southern Europe", "Eastern Europe", "Türkiye", "Cyprus"},
    "Asia-Pacific": {
        "Eastern Asia", "South-eastern Asia", "Southern Asia", "Central Asia",
        "Australia and New Zealand", "Melanesia", "Micronesia", "Polynesia",
    },
    "Latin America": {"Central America", "South America", "Caribbean"},
    "Middle East & Africa": {
        "Western Asia", "Northern Africa", "Western Africa", "Middle Africa", "Eastern Africa", "Southern Africa",
        "Iran",
    },
}  # fmt: skip


@cache
def _converter():
    # The converter's own reader leaves gaps in the code column under pandas 3, and then fails on them.
    data = pd.read_csv(
        country_converter.country_converter.COUNTRY_DATA_FILE, sep="\t", keep_default_na=False, na_values=[""]
    )
    data["ISO2"] = data["ISO2"].fillna("-")
    logging.getLogger("country_converter").setLevel(logging.CRITICAL)  # an unknown name is an answer here
    return country_converter.CountryConverter(country_data=data)


@cache
def country(name: str) -> str:
    """Return the short English name of the one country that `name` means, or "" where it means none or several."""
    found = _converter().convert(ALIASES.get(name, name), to="name_short", not_found=UNKNOWN)
    return found if isinstance(found, str) and found != UNKNOWN else ""


@cache
def _place(name: str) -> set[str]:
    return {name, _converter().convert(name, to="UNregion", not_found=UNKNOWN)}


def belongs(name: str, region: str) -> bool:
    """Tell whether the country may be listed under the region; a region that is not known admits every country."""
    return region not in LISTED_UNDER or bool(_place(name) & LISTED_UNDER[region])


def home(name: str) -> str:
    """Return the region of `PLACES` that the country belongs to, or "" where none does."""
    return next((region for region in LISTED_UNDER if belongs(name, region)), "")


REST_OF_WORLD = "Rest of World"
SHARED = ("North America", "Europe", "Asia-Pacific", "Latin America", "Middle East & Africa", REST_OF_WORLD)
# The region a country or a part of a region lies in. Mexico is left to the regions' own lists, which differ.
INSIDE = {
    "North America": ("United States", "Canada"),
    "Europe": (
        "Germany", "France", "United Kingdom", "Italy", "Spain", "Russia", "Netherlands", "Switzerland",
        "Sweden", "Poland", "Norway", "Denmark", "Belgium", "Austria", "Finland", "Ireland", "Portugal",
        "Western Europe", "Eastern Europe",
    ),
    "Asia-Pacific": (
        "China", "Japan", "South Korea", "India", "Australia", "Taiwan", "Indonesia", "Thailand", "Malaysia",
        "Singapore", "Vietnam", "Philippines", "New Zealand", "Hong Kong", "Southeast Asia",
        "Asia", "Oceania",
    ),
    "Latin America": (
        "Brazil", "Argentina", "Colombia", "Chile", "Peru", "South America", "Central America",
    ),
    "Middle East & Africa": (
        "Saudi Arabia", "United Arab Emirates", "Turkey", "South Africa", "Israel", "Egypt", "Nigeria",
        "Middle East", "Africa",
    ),
}  # fmt: skip
PARENT = {place: region for region, places in INSIDE.items() for place in places}


def is_place(name: str) -> bool:
    """Whether a subject is a region or a country that shares are added up for."""
    return name in SHARED or name in PARENT
