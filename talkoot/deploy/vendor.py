"""Which files from elsewhere do we ship, where do they come from, and are they still byte for byte the same?

Run `./dev vendor` to fetch every package again with `npm pack`, rebuild our files and
compare their SHA-256 with static/vendor/VENDORED.md; add `--write` to replace the files and the table.
Node is needed by nobody who only runs or tests the portal.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import re
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

ROOT = Path(__file__).resolve().parents[2]
TABLE = ROOT / "static" / "vendor" / "VENDORED.md"

# What Finnish and Swedish texts are made of: loaded on the first visit.
COMMON = (
    set(range(0x20, 0x7F))
    | set(range(0xA0, 0x100))
    | {
        ord(letter)
        for letter in "\u2009\u2011\u2013\u2014\u2018\u2019\u201c\u201d\u201e\u2022\u2026\u202f\u20ac\u2192\u2212"
    }
)
# Š and Ž, and the letters of Northern, Inari and Skolt Sámi: loaded when a page has one of them.
FURTHER = set(range(0x100, 0x180)) | {ord(letter) for letter in "ǤǥǦǧǨǩƷʒǮǯʹʼ"}
FEATURES = ["ccmp", "kern", "liga", "locl", "mark", "mkmk", "tnum"]

Axes = dict[str, float | tuple[float, float]]
Build = Callable[[bytes], bytes]


@dataclass(frozen=True)
class Vendored:
    """One file of ours made from one file of a package."""

    path: str  # ours, from the root of the repository
    package: str
    version: str
    source: str  # theirs, inside the package
    licence: str
    change: str  # what we change, for the reader of the table
    build: Build


def as_is(content: bytes) -> bytes:
    """The file without its source map line, which would name a file that we do not ship."""
    return re.sub(rb"\s*(/\*|//)# sourceMappingURL=[^\n]*", b"", content).rstrip() + b"\n"


def underlay(content: bytes) -> bytes:
    """Bootstrap as a layer below our sheets and without `data:` pictures, which the content policy forbids."""
    text = as_is(content).decode()
    text = text.replace('@charset "UTF-8";', "")
    text = re.sub(r"""url\((["']?)data:.*?\1\)""", "none", text)
    if "data:" in text:
        raise ValueError("a data: address is left in Bootstrap")
    return f'@charset "UTF-8";@layer bootstrap{{{text.strip()}}}\n'.encode()


def font(axes: Axes, letters: set[int]) -> Build:
    """A builder that pins or narrows the axes of a variable font and keeps the given code points only."""

    def build(content: bytes) -> bytes:
        variable = instancer.instantiateVariableFont(TTFont(io.BytesIO(content), recalcTimestamp=False), axes)
        whole = io.BytesIO()
        variable.flavor = None
        variable.save(whole)
        whole.seek(0)  # read again, because the subsetter wants tables that agree with each other
        small = TTFont(whole, recalcTimestamp=False)
        options = subset.Options(layout_features=FEATURES, hinting=False, flavor="woff2")
        chooser = subset.Subsetter(options)
        chooser.populate(unicodes=letters)
        chooser.subset(small)
        small.flavor = "woff2"
        answer = io.BytesIO()
        small.save(answer)
        return answer.getvalue()

    return build


TEXT: Axes = {"wght": (400, 700)}
DISPLAY: Axes = {"wght": 680, "wdth": 100, "opsz": 30}
SANS = ("@fontsource-variable/source-sans-3", "5.3.0")
BRICOLAGE = ("@fontsource-variable/bricolage-grotesque", "5.3.0")
BOOTSTRAP = ("bootstrap", "5.3.9")
AXE = ("axe-core", "4.14.1")
OFL = "OFL-1.1"

FILES = (
    Vendored("static/vendor/bootstrap.min.css", *BOOTSTRAP, "dist/css/bootstrap.min.css", "MIT",
             "as a cascade layer, without data: pictures and source map", underlay),
    Vendored("static/vendor/LICENSE.bootstrap.txt", *BOOTSTRAP, "LICENSE", "MIT", "none", as_is),
    Vendored("static/fonts/text.woff2", *SANS, "files/source-sans-3-latin-wght-normal.woff2", OFL,
             "weights 400 to 700, Finnish and Swedish letters", font(TEXT, COMMON)),
    Vendored("static/fonts/text-ext.woff2", *SANS, "files/source-sans-3-latin-ext-wght-normal.woff2", OFL,
             "weights 400 to 700, Sámi and neighbouring letters", font(TEXT, FURTHER)),
    Vendored("static/fonts/LICENSE.source-sans-3.txt", *SANS, "LICENSE", OFL, "none", as_is),
    Vendored("static/fonts/display.woff2", *BRICOLAGE,
             "files/bricolage-grotesque-latin-standard-normal.woff2", OFL,
             "weight 680, optical size 30, Finnish and Swedish letters", font(DISPLAY, COMMON)),
    Vendored("static/fonts/display-ext.woff2", *BRICOLAGE,
             "files/bricolage-grotesque-latin-ext-standard-normal.woff2", OFL,
             "weight 680, optical size 30, Sámi and neighbouring letters", font(DISPLAY, FURTHER)),
    Vendored("static/fonts/LICENSE.bricolage-grotesque.txt", *BRICOLAGE, "LICENSE", OFL, "none", as_is),
    Vendored("tests/vendor/axe.min.js", *AXE, "axe.min.js", "MPL-2.0", "none; tests only", as_is),
    Vendored("tests/vendor/LICENSE.axe-core.txt", *AXE, "LICENSE", "MPL-2.0", "none", as_is),
)  # fmt: skip


def fetched(package: str, version: str, folder: Path) -> dict[str, bytes]:
    """Every file of a package by its path, fetched with `npm pack`; raises CalledProcessError without npm."""
    name = subprocess.run(
        ["npm", "pack", "--silent", f"{package}@{version}"],
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split()[-1]
    with tarfile.open(folder / name) as archive:
        members = [(member, archive.extractfile(member)) for member in archive if member.isfile()]
        return {member.name.split("/", 1)[1]: stream.read() for member, stream in members if stream}


def built() -> dict[str, bytes]:
    """Our files, made anew from the packages, by path."""
    answer: dict[str, bytes] = {}
    packages: dict[tuple[str, str], dict[str, bytes]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for item in FILES:
            key = (item.package, item.version)
            if key not in packages:
                packages[key] = fetched(*key, Path(folder))
            answer[item.path] = item.build(packages[key][item.source])
    return answer


def digest(content: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def table(contents: dict[str, bytes]) -> str:
    """The text of VENDORED.md."""
    lines = [
        "# Files from elsewhere",
        "",
        "Made by `./dev vendor --write`; without `--write` it fetches everything again and compares.",
        "htmx is not here: it is served from the django-htmx wheel.",
        "",
        "| file | package and version | licence | what we changed | SHA-256 |",
        "|---|---|---|---|---|",
    ]
    for item in FILES:
        cells = (
            item.path,
            f"{item.package} {item.version}",
            item.licence,
            item.change,
            digest(contents[item.path]),
        )
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def differences(contents: dict[str, bytes]) -> list[str]:
    """Paths whose bytes, on disk or in the table, are not those of the packages."""
    recorded = TABLE.read_text(encoding="utf-8") if TABLE.exists() else ""
    wrong = []
    for path, content in contents.items():
        file = ROOT / path
        if not file.exists() or file.read_bytes() != content or digest(content) not in recorded:
            wrong.append(path)
    return wrong


def main(arguments: list[str]) -> int:
    """Compare, or write with `--write`; the answer is the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--write", action="store_true", help="replace the files and the table")
    options = parser.parse_args(arguments)
    contents = built()
    if options.write:
        for path, content in contents.items():
            (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
            (ROOT / path).write_bytes(content)
        TABLE.write_text(table(contents), encoding="utf-8")
    wrong = differences(contents)
    for path in wrong:
        print(f"differs: {path}")
    print(f"{len(contents) - len(wrong)} of {len(contents)} files are as fetched")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
