"""The site under whose brand a page came out, as far as the page says it.

A publisher is the brand on the page, not the company behind it: what one company sells under five sites counts as five
publishers, and a report that a newspaper retells is the newspaper's. A page that names no site has none.
"""

import re
from typing import NamedTuple
from urllib.parse import urlsplit

from helpers.page import links
from helpers.page.blocks import Report

HEAD = 50_000  # characters of a page in which it says its own address
_ADDRESS = r"[\"']?(?P<url>https?://[^\s\"'<>]{4,500})"
_OWN = tuple(
    re.compile(pattern, re.IGNORECASE | re.MULTILINE)
    for pattern in (
        rf"<link\b[^<>]{{0,200}}\brel=[\"']?canonical[\"']?[^<>]{{0,200}}\bhref={_ADDRESS}",
        rf"<link\b[^<>]{{0,200}}\bhref={_ADDRESS}[\"']?[^<>]{{0,200}}\brel=[\"']?canonical\b",
        rf"<meta\b[^<>]{{0,200}}\b(?:property|name)=[\"']?og:url[\"']?[^<>]{{0,200}}\bcontent={_ADDRESS}",
        rf"<meta\b[^<>]{{0,200}}\bcontent={_ADDRESS}[\"']?[^<>]{{0,200}}\b(?:property|name)=[\"']?og:url\b",
        r"<!-- (?:Mirrored from|saved from url=\(\d+\)) ?(?P<url>[\w.-]{1,200}\.[a-z]{2,20}/|https?://[^\s<>]{4,500})",
        rf"^(?:source_?url|canonical_?url|original_?url):[ \t]*{_ADDRESS}",
    )
)
_HOST = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,62}\.)+[a-z]{2,24}")


class Site(NamedTuple):
    """A host without www, and what names it: "site" (the page's own metadata) or "links" (that sell the report)."""

    host: str
    by: str


def site(page: Report) -> Site | None:
    """Return the site that a page calls its own; else the one that its links sell its report on; else None."""
    head = page.source[:HEAD]
    for pattern in _OWN:
        match = pattern.search(head)
        if match and (own := host(match["url"])):
            return Site(own, "site")
    selling = host(links.origin(page).address)
    return Site(selling, "links") if selling else None


def host(address: str) -> str:
    """Return the host of an address, in small letters and without www; "" where it is none."""
    try:
        name = urlsplit(address if "://" in address else f"//{address}").hostname or ""
    except ValueError:
        return ""
    name = name.removeprefix("www.")
    return name if _HOST.fullmatch(name) else ""
