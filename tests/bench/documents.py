"""How fast are documents beside plain WeasyPrint and beside reading a file, and does the renderer stay small?

Ratios are formed within one run, interleaved, since a shared machine changes its pace between runs.
"""

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.bench import letters

ROUNDS = 25
EDITS = 60
RENDERS = 1_000
SETTLED = 50  # renders after which the renderer's memory should hardly grow
PICTURE_WIDTH = 720
SETTINGS = {
    "SECRET_KEY": "only-for-measuring-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFG",
    "DEBUG": "0",
    "DJANGO_SETTINGS_MODULE": "talkoot.settings",
}


def run() -> None:
    """Measure and print D1 to D8."""
    with tempfile.TemporaryDirectory(prefix="talkoot-bench-") as folder:
        os.environ.update(SETTINGS, DATA_DIR=folder, DATABASE_URL=f"sqlite:///{folder}/bench.sqlite3")
        import django

        django.setup()
        rows = [*letters.rows(), after_an_edit(), *unchanged(folder), preview(), *memory()]
    width = max(len(name) for name, *_ in rows)
    print(f"{'':{width}}  {'measured':>12}  {'target':>10}")
    for name, value, target, kept in rows:
        print(f"{name:{width}}  {value:>12}  {target:>10}  {'' if kept else 'MISSED'}")


Row = tuple[str, str, str, bool]


def seconds(work: Callable[[], object]) -> float:
    """Return how long one call takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def plain_poster(number: int) -> bytes:
    """Return an edited poster as plain WeasyPrint makes it: fonts and style sheets read anew."""
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    from events.documents import colours, poster, poster_search, press, press_child
    from events.documents.paper import PAPERS
    from events.documents.poster_css import poster_css
    from events.documents.poster_page import poster_html
    from events.documents.poster_themes import THEMES
    from tests.events.documents.samples import kajaani

    fonts = press_child.FONT_CSS.replace("asset:", (press.STYLES / "fonts").as_uri() + "/")
    sheet = edited(kajaani(12), number)
    words, palette = poster.poster_words(sheet), colours.palette("", "")
    paper, theme = PAPERS["a4"], THEMES["kysyja"]
    plan = next(poster_search.plans(words, paper, theme))
    css = fonts + (press.STYLES / "poster.css").read_text() + poster_css(words, plan, paper, theme, palette)
    own = FontConfiguration()
    style = weasyprint.CSS(string=css, font_config=own)
    page = weasyprint.HTML(string=poster_html(words, plan, paper, theme, palette))
    return bytes(page.write_pdf(stylesheets=[style], font_config=own, pdf_variant="pdf/ua-1"))


def after_an_edit() -> Row:
    """D5: a poster after an edit, against plain WeasyPrint on the very same page."""
    from events.documents import kinds, press
    from tests.events.documents.samples import kajaani

    def ours(number: int) -> object:
        return kinds.make("poster", edited(kajaani(12), number))

    for number in (-2, -1):
        ours(number), plain_poster(number)
    mine = theirs = 0.0
    for number in range(ROUNDS):
        began = processor_seconds(press.press.child_id())
        ours(number)
        between = processor_seconds(press.press.child_id())
        plain_poster(number)
        mine += between - began
        theirs += processor_seconds(press.press.child_id()) - between
    name = f"D5 poster after an edit / plain WeasyPrint (processor; ours {mine / ROUNDS * 1000:.0f} ms)"
    return name, f"{mine / theirs:.2f}", "<= 0.70", mine / theirs <= 0.7


def processor_seconds(child: int | None) -> float:
    """Return the processor time that this process and the renderer have used."""
    spent = Path(f"/proc/{child}/stat").read_text().rsplit(")", 1)[1].split()
    return time.process_time() + (int(spent[11]) + int(spent[12])) / os.sysconf("SC_CLK_TCK")


def edited(sheet, number: int):  # type: ignore[no-untyped-def]
    """Return the sheet with a fact that nobody has printed before."""
    return sheet.with_changes(free=f"Maksuton. Ei ilmoittautumista. Kahvia {number} kuppia.")


def unchanged(folder: str) -> list[Row]:
    """D6: an unchanged poster, letter and picture, against reading a file of the same size."""
    from events.documents import store
    from tests.events.documents.samples import ANSWERABLE, kajaani

    sheet = kajaani(12)
    made = store.document("poster", sheet)
    letter = store.document("invitation_letter", sheet, ANSWERABLE)
    store.picture(made, PICTURE_WIDTH)
    plain = Path(folder) / "plain"
    plain.write_bytes(made.pdf)
    works = {
        "poster, by its digest": lambda: store.kept("poster", made.digest),
        "letter, by its digest": lambda: store.kept("invitation_letter", letter.digest),
        "picture": lambda: store.picture(made, PICTURE_WIDTH),
        "poster, from its facts": lambda: store.document("poster", sheet),
    }
    rows = []
    for name, work in works.items():
        ratios = []
        for _ in range(ROUNDS):
            file = min(seconds(plain.read_bytes) for _ in range(20))
            ratios.append(min(seconds(work) for _ in range(20)) / file)
        ratio = statistics.median(ratios)
        target = 10 if "facts" not in name else 30
        rows.append((f"D6 unchanged {name} / file read", f"{ratio:.1f}", f"<= {target}", ratio <= target))
    return rows


def preview() -> Row:
    """D7: from an edit to a new picture."""
    from events.documents import kinds
    from tests.events.documents.samples import kajaani

    def show(number: int) -> None:
        kinds.picture(kinds.make("poster", edited(kajaani(12), 1000 + number)), PICTURE_WIDTH)

    times = sorted(seconds(lambda number=number: show(number)) for number in range(EDITS))
    slow = times[int(0.95 * len(times))]
    name = f"D7 edit to picture, p95 (median {statistics.median(times) * 1000:.0f} ms)"
    return name, f"{slow * 1000:.0f} ms", "<= 1000 ms", slow <= 1


def memory() -> list[Row]:
    """D8: the renderer's memory over many different posters."""
    from events.documents import kinds, press
    from tests.events.documents.samples import kajaani

    press.press.close()
    press.press.__init__(jobs=RENDERS * 2)  # type: ignore[misc]
    sizes = {}
    for number in range(1, RENDERS + 1):
        address = f"https://talkoot.example.org/talkoot/{number}/"
        kinds.make("poster", edited(kajaani(12), number).with_changes(public_url=address))
        if number in (SETTLED, RENDERS):
            sizes[number] = resident(press.press.child_id() or 0)
    growth = sizes[RENDERS] / sizes[SETTLED] - 1
    return [
        (
            f"D8 growth of memory from render {SETTLED} to {RENDERS}",
            f"{growth:+.1%}",
            "<= 10%",
            growth <= 0.1,
        ),
        ("D8 memory of the renderer", f"{sizes[RENDERS]:.0f} MB", "<= 250 MB", sizes[RENDERS] <= 250),
    ]


def resident(process: int) -> float:
    """Return the resident memory of a process in MB."""
    for line in Path(f"/proc/{process}/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    return 0.0


if __name__ == "__main__":
    run()
