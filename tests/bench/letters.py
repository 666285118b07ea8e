"""How fast is one more personal letter, and are three hundred of them ready before Typst has set them?

Run by tests/bench/documents.py; as a program it is the cold process of D3.
"""

import gc
import json
import os
import secrets
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SHAPE = Path(__file__).with_name("letter.typ")
FONTS = ROOT / "static" / "documents" / "fonts"
ROUNDS = 15
STAMPED_PER_ROUND = 40
BATCH = 300
COLD_RUNS = 5
LIKE_FULL = 12
Row = tuple[str, str, str, bool]


def seconds(work: Callable[[], object]) -> float:
    """Return how long one call takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def processor(work: Callable[[], object], times: int = 1) -> float:
    """Return the processor time of one call in seconds: on a busy machine short calls look too good by the clock."""
    began = time.process_time()
    for _ in range(times):
        work()
    return (time.process_time() - began) / times


def recipient(number: int) -> Any:
    """Return a receiver whom nobody has written to before, with a link of its own."""
    from tests.events.documents.samples import KAISA

    link = f"https://talkoot.example.org/k/{secrets.token_urlsafe(32)}/"
    return replace(KAISA, organisation=f"Kainuun {number}. kansalaisopisto", answer_url=link)


def sheet() -> Any:
    """Return the event of the letters."""
    from tests.events.documents.samples import LETTER, kajaani

    return kajaani(12, letter=LETTER)


def rows() -> list[Row]:
    """D1 to D4."""
    return [*one_letter(), *cold_batch(), like_full()]


def one_letter() -> list[Row]:
    """D1, D2: a letter through the door of every document, warm, against Typst, plain WeasyPrint and a copy."""
    from events.documents import kinds

    event, number = sheet(), iter(range(1_000_000))
    compiler = typst_compiler()
    waiting = [recipient(next(number)) for _ in range(50 + ROUNDS * STAMPED_PER_ROUND)]

    def ours() -> bytes:
        return kinds.make("invitation_letter", event, waiting.pop()).pdf

    for _ in range(50):
        made = ours()
    typst_pdf(compiler, event, [recipient(next(number))])
    plain_letter(event, recipient(next(number)))
    gc.collect()
    gc.freeze()  # what the rivals have loaded is not rubbish that our letters should search
    found = []
    for _ in range(ROUNDS):
        mine = processor(ours, STAMPED_PER_ROUND)
        other = recipient(next(number))
        typst = processor(lambda other=other: typst_pdf(compiler, event, [other]))
        plain = processor(lambda other=other: plain_letter(event, other))
        copy = processor(lambda: bytes(bytearray(made)), 2_000)
        found.append((mine, mine / typst, mine / plain, mine / copy, typst, plain))
    mine, by_typst, by_plain, by_copy, typst, plain = (
        statistics.median(row[place] for row in found) for place in range(6)
    )
    times = f"processor: ours {mine * 1000:.2f} ms, {len(made) // 1000} kB"
    return [
        ratio(f"D1 personal letter / Typst ({times}; {typst * 1000:.1f} ms)", by_typst, 50),
        ratio(f"D1 personal letter / plain WeasyPrint ({plain * 1000:.0f} ms)", by_plain, 400),
        ("D2 personal letter / copy of its bytes", f"{by_copy:.0f}", "<= 100", by_copy <= 100),
    ]


def ratio(name: str, found: float, most: int) -> Row:
    """Return a line about a ratio below one."""
    return name, f"1/{1 / found:.0f}", f"<= 1/{most}", found <= 1 / most


def plain_letter(event: Any, to: Any) -> bytes:
    """Return the very same letter as WeasyPrint makes it without our renderer."""
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    from events.documents import letter, letter_pages, press_child

    made = letter._letter(event, to)
    html, page_css = made.layout(made.words, False)
    fonts = press_child.FONT_CSS.replace("asset:", FONTS.as_uri() + "/")
    css = fonts + letter_pages.style().css + page_css
    own = FontConfiguration()
    style = weasyprint.CSS(string=css, font_config=own)
    page = weasyprint.HTML(string=html)
    return bytes(page.write_pdf(stylesheets=[style], font_config=own, pdf_variant="pdf/ua-1"))


def typst_compiler() -> Any:
    """Return a warm Typst with our fonts."""
    import typst

    return typst.Compiler(str(SHAPE), font_paths=[str(FONTS)], ignore_system_fonts=True)


def typst_pdf(compiler: Any, event: Any, recipients: list[Any]) -> bytes:
    """Return the letters as Typst sets them, in one document, tagged (PDF/UA-1)."""
    data = json.dumps({"language": "fi", "letters": [typst_words(event, to) for to in recipients]})
    return bytes(compiler.compile(format="pdf", sys_inputs={"data": data}, pdf_standards=["ua-1"]))


def typst_words(event: Any, to: Any) -> dict[str, Any]:
    """Return what a letter says; the texts that all letters share are computed once."""
    from events.documents import drawings, letter
    from events.documents.poster_words import short_address

    said = _shared_words(event)
    lines = letter.address_lines(to)[0]
    rows_ = [row | {"link": to.answer_url if row["link"] else ""} for row in said["rows"]]
    shown = short_address(to.answer_url)
    return said | {"address": lines, "rows": rows_, "shown": shown, "code": drawings.qr_code(to.answer_url)}


_SHARED: dict[int, dict[str, Any]] = {}


def _shared_words(event: Any) -> dict[str, Any]:
    from django.utils import translation

    from events.documents import letter, letter_pages

    if not _SHARED:
        with translation.override("fi"):
            facts = letter._facts(event, letter_pages.Own((), (), "https://talkoot.example.org/k/x/", ""))
        _SHARED[0] = {
            "title": facts["title"], "heading": facts["title"], "date": facts["date"], "kind": "Kutsu",
            "sender": event.sender.name, "signer": event.sender.signer_name, "regards": "Ystävällisin terveisin",
            "opening": facts["opening"], "closing": facts["closing"], "contacts": facts["contacts"],
            "rows": [{"label": str(r.label), "paragraphs": r.paragraphs, "link": r.link} for r in facts["rows"]],
        }  # fmt: skip
    return _SHARED[0]


def cold_batch() -> list[Row]:
    """D3: a process that starts, makes 300 letters and ends, against Typst in two warm processes."""
    command = [sys.executable, "-m", "tests.bench.letters"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    rates = []
    with ProcessPoolExecutor(2, mp_context=get_context("spawn"), initializer=_prepare) as pool:
        list(pool.map(_typst_many, [3, 3]))
        for _ in range(COLD_RUNS):
            typst = BATCH / seconds(lambda: list(pool.map(_typst_many, [BATCH // 2, BATCH // 2])))
            mine = [
                BATCH
                / seconds(
                    lambda how=how: subprocess.run([*command, how], check=True, cwd=ROOT, env=environment)
                )
                for how in ("files", "book")
            ]
            rates.append((mine[0] / typst, mine[1] / typst, mine[0], mine[1], typst))
    files, book, files_rate, book_rate, typst = (
        statistics.median(row[at] for row in rates) for at in range(5)
    )
    name = "D3 300 letters from a cold process / Typst warm, two processes"
    return [
        (f"{name}: files ({files_rate:.0f}/s; {typst:.0f}/s)", f"{files:.1f}", ">= 2", files >= 2),
        (f"{name}: one book ({book_rate:.0f}/s)", f"{book:.1f}", ">= 2", book >= 2),
    ]


def _prepare() -> None:
    import django

    django.setup()


def _typst_many(count: int) -> int:
    """Set letters one by one in this process, as for a mail merge; return their bytes."""
    global _COMPILER
    _COMPILER = _COMPILER or typst_compiler()
    event = sheet()
    return sum(len(typst_pdf(_COMPILER, event, [recipient(number)])) for number in range(count))


_COMPILER: Any = None


def like_full() -> Row:
    """D4: how many stamped letters say what the full render says, valid and with the same pages."""
    from events.documents import letter, letter_pages, press, stamping
    from tests.judges import pdf_text, pdf_ua_faults

    event, good = sheet(), 0
    for number in range(LIKE_FULL):
        one = letter._letter(event, recipient(number))
        stamped = stamping.printed(one, letter_pages.style()).pdf
        html, page_css = one.layout(one.words, False)
        full = press.pdf(html, letter_pages.style().css, page_css).pdf
        same = pdf_text(stamped).split() == pdf_text(full).split()
        good += same and not pdf_ua_faults(stamped)
    name = "D4 stamped letters that read like the full render and are valid PDF/UA-1"
    return name, f"{good} of {LIKE_FULL}", f"{LIKE_FULL}", good == LIKE_FULL


def main() -> None:
    """Make 300 letters from nothing: as files ("files") or as one document ("book"). Started as manage.py starts."""
    import manage

    manage.begin(["manage.py", "print_document"])
    _prepare()
    from events.documents import letter

    event = sheet()
    pairs = [(event, recipient(number)) for number in range(BATCH)]
    if sys.argv[1] == "files":
        sizes = [len(pdf) for _name, pdf in letter.invitation_files(pairs)]
    else:
        sizes = [len(letter.invitation_letters(pairs).pdf)] * BATCH
    assert len(sizes) == BATCH and min(sizes) > 10_000


if __name__ == "__main__":
    main()
