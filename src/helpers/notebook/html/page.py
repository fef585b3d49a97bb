"""A report and what was found in it -> one page for browsers that asks nothing of the network.

Text of a report is hostile: all of it is escaped, what would change the order or the look of other text is shown as
a sign of its own, and the page's policy lets a browser run and apply nothing but the script and the style in it.
"""

import base64
import hashlib
from collections import Counter
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from helpers.audit import Audit
from helpers.checks import phrases
from helpers.notebook import answer, plain
from helpers.notebook import markdown as md
from helpers.notebook.claims import GRAVEST
from helpers.notebook.html import cards, text, words

NAME = "report.html"
HERE = Path(__file__).parent
MANY = 12  # figures of a finding from which they are folded away
KEPT = "\t\n\r"  # control characters that are white space
CONTROLS = [chr(code) for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in KEPT]
# What turns the direction of the text after it.
TURNING = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_HARMLESS = str.maketrans(dict.fromkeys([*CONTROLS, *TURNING], "\ufffd"))


def harmless(value: Any) -> Any:  # Any: whatever a template may be given
    """Return a text with a visible sign for each character that would steer a terminal or turn the text after it."""
    return value.translate(_HARMLESS) if isinstance(value, str) else value


def render(audit: Audit) -> str:
    """Return the page of an audit as HTML."""
    environment = Environment(
        loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined, finalize=harmless,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    return environment.get_template("report.html.jinja").render(_own_files() | _context(audit))


def _own_files() -> dict[str, Markup]:
    """Return the page's style and script, and the policy that names them by what they hold."""
    style, script = ((HERE / name).read_text(encoding="utf-8") for name in ("report.css", "report.js"))
    policy = f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; base-uri 'none'"
    # They are the project's own and hold no text of a report, so they stand in the page as they are.
    return {
        "style": Markup(style),
        "script": Markup(script),
        "policy": Markup(f"{policy}; form-action 'none'"),
    }


def _hash(content: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}"


def _context(audit: Audit) -> dict[str, object]:
    case = audit.case
    marked = text.figures(case)
    of_claim = {claim: figure for figure in marked for claim in figure.claims}
    told, others = cards.findings(audit)
    opening = answer.overall(audit, audit.findings)
    reasons = Counter(reject.reason for reject in case.rejected)
    return {
        "title": case.page.title or Path(case.page.path).name,
        "origin": md.origin(case),
        "opening": opening,
        "gravest": answer.gravest(audit, audit.findings, opening),
        "unmarked": text.unmarked(case),
        "parts": text.parts(case, marked, audit.notes),
        "worst_of": cards.gravest(audit.findings),
        "many": MANY,
        "signs": md.SIGNS,
        "meanings": plain.MEANINGS,
        "retold": md.retold(case),
        "graded": [verdict for verdict in GRAVEST if verdict != "no test"],
        "told": told,
        "others": others,
        "notes": cards.notes(audit),
        "printed": {c.claim_id: phrases.printed(c) for c in case.claims},
        "figure_of": of_claim,
        "figures_of": lambda claims: cards.figures_of(claims, of_claim),
        "claims": [(c, words.read(audit, c)) for c in case.claims],
        "findings_of": cards.by_claim([*told, *others]),
        "notes_of": _notes_of(audit),
        "reasons": [
            (reason, *said, reasons[reason]) for reason, said in words.REASONS.items() if reasons[reason]
        ],
        "short_reasons": {reason: name for reason, (name, _) in words.REASONS.items()},
        "rests_on": md.assumptions(case),
    }


def _notes_of(audit: Audit) -> dict[str, list[cards.NoteCard]]:
    """Return the notes on each claim, by its id."""
    found: dict[str, list[cards.NoteCard]] = {}
    for one, card in zip(audit.notes, cards.notes(audit), strict=True):
        for claim in one.claims:
            found.setdefault(claim, []).append(card)
    return found
