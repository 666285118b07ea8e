"""How heavy is a page on its first visit: HTML, styles, scripts and pictures as gzip sends them, in how many files?"""

import gzip
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

from django.conf import settings

LEVEL = 6


@dataclass(frozen=True, slots=True)
class Weight:
    """Bytes after gzip (raw for `html_raw`); fonts are counted apart. `files` includes the page itself."""

    html_raw: int
    html: int
    css: int
    scripts: int
    pictures: int
    files: int

    @property
    def total(self) -> int:
        """Everything but fonts."""
        return self.html + self.css + self.scripts + self.pictures


class Finder(HTMLParser):
    """Collects what a page loads from our own host; anything else would be refused by the browser anyway."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, set[str]] = {"css": set(), "scripts": set(), "pictures": set()}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note one element's address."""
        known = {name: value or "" for name, value in attrs}
        if tag == "link" and "stylesheet" in known.get("rel", ""):
            self.found["css"].add(known["href"])
        elif tag == "link" and "icon" in known.get("rel", ""):
            self.found["pictures"].add(known["href"])
        elif tag == "script" and known.get("src"):
            self.found["scripts"].add(known["src"])
        elif tag in ("img", "use"):
            self.found["pictures"].add((known.get("src") or known.get("href") or "").partition("#")[0])


def of(html: bytes) -> Weight:
    """Weigh a page. Pictures that a view makes (the documents' previews) are not files and are left out."""
    finder = Finder()
    finder.feed(html.decode())
    sizes: dict[str, int] = {}
    files = 1
    for sort, addresses in finder.found.items():
        ours = [address for address in addresses if address.startswith(settings.STATIC_URL)]
        sizes[sort] = sum(packed(read(address)) for address in ours)
        files += len(ours)
    return Weight(len(html), packed(html), sizes["css"], sizes["scripts"], sizes["pictures"], files)


def read(address: str) -> bytes:
    """The static file behind an address; raises FileNotFoundError if the page names one that is not there."""
    path: Any = settings.STATIC_ROOT / address.removeprefix(settings.STATIC_URL)
    return bytes(path.read_bytes())


def packed(content: bytes) -> int:
    """Bytes after gzip."""
    return len(gzip.compress(content, LEVEL))
