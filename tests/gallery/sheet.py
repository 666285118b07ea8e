"""How are all pictures seen at once?"""

from collections.abc import Iterable
from html import escape
from pathlib import Path

HEAD = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Gallery</title>
<style>
body { margin: 2rem; font: 16px/1.4 system-ui, sans-serif; background: #ddd; color: #111; }
.row { display: flex; gap: 1rem; flex-wrap: wrap; align-items: start; }
figure { margin: 0 0 1.5rem; } figcaption { font-size: 13px; }
img { display: block; max-width: 300px; max-height: 460px; object-fit: cover; object-position: top;
      border: 1px solid #999; }
</style></head><body>
"""


def write(folder: Path, groups: Iterable[tuple[str, list[Path]]]) -> Path:
    """Write index.html: a heading for each group and its pictures small; a press opens one whole."""
    lines = [HEAD]
    for name, paths in groups:
        lines.append(f"<h2>{escape(name)}</h2><div class='row'>")
        for path in paths:
            here = escape(path.relative_to(folder).as_posix())
            lines.append(
                f"<figure><a href='{here}'><img src='{here}' alt='' loading='lazy'></a>"
                f"<figcaption>{escape(path.stem)}</figcaption></figure>"
            )
        lines.append("</div>")
    index = folder / "index.html"
    index.write_text("\n".join([*lines, "</body></html>", ""]), encoding="utf-8")
    return index
