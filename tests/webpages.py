"""The page for browsers as tests read it: its tags, its own words, and the text of the report apart."""

from html.parser import HTMLParser
from typing import NamedTuple

from helpers import case, parameters
from helpers.audit import Audit
from helpers.notebook.html import page

VOID = {"meta", "link", "br", "img", "input", "hr"}


class Run(NamedTuple):
    """A run of text and the elements around it, outermost first, each as (tag, attributes)."""

    text: str
    around: tuple[tuple[str, dict], ...]

    def inside(self, tag: str, **wanted: str) -> bool:
        """Whether it stands in an element with this tag and these attributes (a class among others)."""
        return any(
            (name == tag or tag == "*")
            and all(value in (attributes.get(key.strip("_")) or "").split() for key, value in wanted.items())
            for name, attributes in self.around
        )


class Page(HTMLParser):
    """The runs of text of a page, and its elements as (tag, attributes)."""

    def __init__(self, html: str):
        super().__init__()
        self.open: list[tuple[str, dict]] = []
        self.elements: list[tuple[str, dict]] = []
        self.runs: list[Run] = []
        self.feed(html)
        self.close()
        assert not self.open, self.open

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag

    def handle_data(self, data):
        self.runs.append(Run(data, tuple(self.open)))

    def text(self, tag: str, **wanted: str) -> list[str]:
        """The texts of the elements with this tag and these attributes, white space as one blank."""
        found: dict[int, str] = {}
        for run in self.runs:
            for name, attributes in run.around:
                one = Run("", ((name, attributes),))
                if one.inside(tag, **wanted):
                    key = id(attributes)
                    found[key] = found.get(key, "") + run.text
                    break
        return [" ".join(text.split()) for text in found.values()]


def audited(path) -> Audit:
    """The audit of a report under default parameters."""
    given = parameters.DEFAULTS | {"report": str(path), "out": "runs/none"}
    return Audit(case.check_parameters(**given))


def made(path) -> Page:
    """The page of a report."""
    return Page(page.render(audited(path)))
