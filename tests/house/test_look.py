"""Is every part documented, does nothing come from elsewhere, and do pages stay light?"""

import gzip
import re
from pathlib import Path

import django_htmx

from tests.house.survey import ROOT, assert_none

PARTS = ROOT / "templates" / "parts"
CSS = ROOT / "static" / "css"
FOREIGN = re.compile(r"""@import|url\(\s*["']?(?:data:|https?:|//)""")


def packed(*paths: Path) -> int:
    """Bytes of the files as one gzip stream each."""
    return sum(len(gzip.compress(path.read_bytes(), 9)) for path in paths)


def undocumented(folder: Path) -> list[str]:
    """Parts that do not begin with a comment or that the page of parts does not name."""
    page = (folder / "README.md").read_text(encoding="utf-8")
    faults = []
    for path in sorted(folder.glob("*.html")):
        if not path.read_text(encoding="utf-8").startswith("{% comment %}"):
            faults.append(f"{path.name}: say in a comment at its top what it is and what it takes")
        if f"| `{path.stem}` |" not in page:
            faults.append(f"{path.name}: missing in templates/parts/README.md")
    return faults


def test_every_part_says_what_it_takes():
    assert len(list(PARTS.glob("*.html"))) > 30
    assert_none(undocumented(PARTS))


def test_an_undocumented_part_is_found(tmp_path):
    (tmp_path / "README.md").write_text("| `known` | what it is |\n", encoding="utf-8")
    (tmp_path / "known.html").write_text("{% comment %} What it is. {% endcomment %}", encoding="utf-8")
    assert undocumented(tmp_path) == []
    (tmp_path / "unknown.html").write_text("<p>a</p>", encoding="utf-8")
    assert len(undocumented(tmp_path)) == 2


def test_style_sheets_fetch_nothing_from_elsewhere_and_no_data_pictures():
    sheets = [*CSS.glob("*.css"), ROOT / "static" / "vendor" / "bootstrap.min.css"]
    assert_none([path.name for path in sheets if FOREIGN.search(path.read_text(encoding="utf-8"))])
    assert FOREIGN.search('a{background:url("data:image/svg+xml,%3csvg")}')


def test_a_first_visit_of_a_public_page_is_light():
    sheets = packed(CSS / "tokens.css", CSS / "base.css")
    pictures = packed(*(ROOT / "static" / "img" / name for name in ("icons.svg", "raanu.svg")))
    assert sheets <= 12 * 1024
    assert sheets + pictures <= 20 * 1024  # leaves a third of 30 KB to the page itself
    fonts = [ROOT / "static" / "fonts" / name for name in ("text.woff2", "display.woff2")]
    assert sum(path.stat().st_size for path in fonts) <= 45 * 1024


def test_the_scripts_of_the_desk_are_light():
    htmx = Path(django_htmx.__file__).parent / "static" / "django_htmx" / "htmx-2.min.js"
    own = [path for path in (ROOT / "static" / "js").glob("*.js") if path.name != "passkey.js"]
    assert packed(htmx, *own) <= 25 * 1024
