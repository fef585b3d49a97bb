"""Names in running text: rows of them behind an announcement, those that open a sentence or act."""

import re

from helpers.page import places as gazetteer
from helpers.page import wording

# What announces names in a sentence: "Key players include Alpha, Beta, and Gamma Inc."
ANNOUNCERS = (
    "players", "companies", "firms", "contributors", "actors", "vendors", "manufacturers", "brands", "competitors",
    "participants", "leaders", "entrants", "Players", "Companies", "Firms", "Manufacturers", "Vendors", "ones",
)  # fmt: skip
_ANNOUNCED = re.compile(
    rf"(?:{'|'.join(ANNOUNCERS)})\b[^.;:]{{0,60}}?"
    r"\b(?:such as|like|including|includes?|are|being|comprise|feature|namely|notably)\b:? "
)
_WORD = (
    r"(?:[A-Z0-9][\w&'’/+-]*|[a-z][A-Z][\w-]*)(?:\.\w[\w&'’/+-]*)*"
    r"(?:(?:(?<=\bInc)|(?<=\bLtd)|(?<=\bCorp)|(?<=\bCo)|(?<=\bChr)|(?<=\b[A-Z]))\.)?"
)
_NAME = re.compile(
    rf"{_WORD}(?:(?: (?:of|the|de|du|van|von|&|and(?= (?:Compan|Co\b|Sons|Partners))))?"
    rf"(?:,? (?=(?:Inc|Ltd|LLC|Co|Corp|GmbH|AG|SA)\b)| ){_WORD})*"
)
_JOINT = re.compile(r"(?:\s*\([^()]{0,60}\))?(?:, and |, | and |; )(?:the )?")
_CAPITALS = re.compile(
    r"(?<![\w-])(?:[A-Z][\w&'’/-]*|[a-z]+[A-Z]\w*|\d[A-Z][\w&'’/-]*)(?:\.(?=\s[A-Z]))?"
    r"(?:,\s[A-Z]\w+(?=\sand\sCompany))?(?:\s(?:&\s|of\s|the\s|and\s(?=Compan|Co\b|Sons))?[A-Z][\w&/-]*)*"
)
_POSSESSIVE = re.compile(r"['’]s?$")
_FIRST_WORD = re.compile(r"(\S+)\s*")
# Words that open sentences or head columns and are no company's name.
_NO_NAME = {
    "The", "In", "As", "By", "With", "For", "Its", "It", "Their", "They", "This", "These", "That",
    "While", "However", "Additionally", "Overall", "Sales", "Revenue", "Revenues", "Annual", "Notably",
    "Reported", "Recent", "Company", "Key", "R&D", "CAGR", "Market", "USD", "EUR", "Meanwhile",
    "Similarly", "Although", "According", "Another", "Both", "Each", "Other", "Others", "Total",
    "Global", "World", "Worldwide", "Based", "Founded", "Known", "Among", "At", "On", "From", "Since", "After",
    "Some", "FY",
    "Fiscal", "Estimated", "Despite", "Combined", "Collectively", "Together", "Moreover", "Furthermore",
    "Financially", "Regarding", "Currently", "Recently", "Such", "And", "But", "Following", "Leading",
    "Headquartered", "Specific", "Projected", "Net", "AI", "IoT", "Given", "Major", "Established",
    "During", "Conversely", "Finally", "Companies", "Players", "Financial", "Growth", "Industry",
    "Lastly", "Emerging", "Competitors", "Within", "Through", "Under", "When", "Where", "Like",
    "Valued", "Significant", "Strong", "If", "Also", "Valuation", "Approximately", "Around", "Over",
    "Forecasts", "Projections", "Estimates", "Analysts", "Innovations", "Investments", "Advancements",
    "Trends", "Demand", "Future", "Continued", "Increasing", "Rising", "Strategic", "Technological",
    "Current", "Latest", "Last", "Historical", "Expected", "Anticipated", "Reports", "Data", "Figures",
}  # fmt: skip


def announced(text: str) -> list[tuple[int, int]]:
    """Spans of the names in the rows that a text announces."""
    if not wording.holds(text, ANNOUNCERS):
        return []
    return [span for match in _ANNOUNCED.finditer(text) for span in series(text, match.end())]


def series(text: str, at: int) -> list[tuple[int, int]]:
    """Spans of names in a row from `at` on: "Alpha, Beta Inc., and Gamma"."""
    spans = []
    while match := _NAME.match(text, at):
        spans.append(match.span())
        joint = _JOINT.match(text, match.end())
        if not joint:
            break
        at = joint.end()
    return spans


def acting(text: str, start: int, end: int) -> list[str]:
    """Return the last name or names in a stretch that act: "Acme reported", "Acme and Beta report"."""
    runs = list(_CAPITALS.finditer(text, start, end))
    for at in range(len(runs) - 1, -1, -1):
        name = _name(runs[at][0])
        if name and wording.ACTS.match(text, runs[at].start() + runs[at][0].index(name) + len(name)):
            other = _name(runs[at - 1][0]) if at else None
            between = text[runs[at - 1].end() : runs[at].start() + runs[at][0].index(name)]
            return [other, name] if other and between == " and " else [name]
    return []


def joined(text: str, start: int, end: int) -> tuple[str | None, str | None]:
    """Return the names that "and" joins to the one in `text[start:end]`, before it and behind it."""
    before = next((_name(m[0]) for m in _CAPITALS.finditer(text, max(0, start - 60), start)
                   if text[m.end() : start] == " and "), None)  # fmt: skip
    behind = _CAPITALS.match(text, end + 5) if text.startswith(" and ", end) else None
    return before, _name(behind[0]) if behind else None


def opening(text: str, start: int = 0, sure: bool = False) -> str | None:
    """Return the name that opens a sentence and acts in it, also where no list of the page holds it."""
    match = _CAPITALS.match(text, start)
    if not match:
        return None
    name = _name(match[0])
    if name and match[0].startswith(name) and (sure or wording.OPENS.match(text, start + len(name))):
        return name
    return None


def acting_in(title: str, texts: list[str]) -> str:
    """Return the company that a page of news is on: the name that opens the title and stands again below, or ""."""
    match = _CAPITALS.match(title)
    words = match[0].split() if match else []
    most = min(len(words), 4, len(title.split()) - 2)  # a title that is a name alone may be that of a good
    for count in range(most, 0, -1):
        name = _POSSESSIVE.sub("", " ".join(words[:count])).rstrip(",.")
        if name in gazetteer.NAMES or name in _NO_NAME:
            continue
        if sum(text.count(name) for text in texts if text != title) >= 2:
            return name
    return ""


def _name(capitals: str) -> str | None:
    """Strip a run of capitalised words of openers and possessives; None if nothing or a place is left."""
    name = _POSSESSIVE.sub("", capitals)
    while (word := _FIRST_WORD.match(name)) and word[1].rstrip(",") in _NO_NAME:
        name = name[word.end() :]
    return name if name and name not in gazetteer.NAMES else None
