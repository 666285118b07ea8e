"""Is a stamped letter the letter that a full render would have been, and is anything doubtful rendered in full?"""

import io
import re
import secrets
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
import segno
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import ImageChops, ImageDraw

from events.documents import letter, letter_pages, press, qr_stamps, stamping
from events.documents.text_runs import NotStampable
from events.facts import EventSheet, Recipient
from tests.events.documents.reading import read
from tests.events.documents.samples import KAISA, LETTER, LONG_RECIPIENT, kajaani
from tests.events.documents.stamped import SHEETS, assert_same, in_full, is_stamped, pixels, said, to
from tests.judges import assert_pdf_ua

pytestmark = pytest.mark.once
ROOT = Path(__file__).resolve().parents[3]
TOKENS = st.text("abcXYZ019-_", min_size=43, max_size=43)
HOSTILE = (
    "<b>Kela</b>", "{{ title }}", "Zq0Zq", "Xj1Xj Vw0Vw", "5 0 R", "%d %s %b", "(54-0-0)", "a) Tj (", "\\)",
    "url(x)", "\u202eNurin", "👍 Ry", "Żółć", "Ŋuolla Đ", "ǅ", "ﬁlm", "fffi fft", "", " ", "-", "1234 567",
    "A\u00adB", "W" * 60, "x" * 200, "O'Brien & \"Co\"", "ı̇İ", "Ångström Å", "ąęłńśźż", "ſt", "a\tb\nc", "§",
)  # fmt: skip


@pytest.mark.parametrize("language", ["fi", "sv", "en", "se"])
def test_a_stamped_letter_says_the_same_at_the_same_place_in_each_language(language: str):
    recipient = to("Sámi Ŋuolla ja Äänekosken Öljy")
    assert is_stamped(SHEETS[language], recipient)
    assert_same(SHEETS[language], recipient)
    assert_pdf_ua(letter.invitation_letter(SHEETS[language], recipient).pdf)


@pytest.mark.parametrize("recipient", [KAISA, to(), replace(LONG_RECIPIENT, answer_url=to().answer_url)])
def test_addresses_of_other_shapes_have_templates_of_their_own(recipient: Recipient):
    assert is_stamped(SHEETS["fi"], recipient)
    assert_same(SHEETS["fi"], recipient)


def test_a_letter_of_two_pages_is_stamped_too():
    longer = replace(LETTER, closing="\n".join([LETTER.closing * 3] * 6))
    sheet = kajaani(12, letter=longer)
    recipient = to("Kela Kajaani")
    assert is_stamped(sheet, recipient)
    assert letter.invitation_letter(sheet, recipient).page_count == 2
    assert_same(sheet, recipient)
    assert_pdf_ua(letter.invitation_letter(sheet, recipient).pdf)


NAMES = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(st.characters(codec="utf-8"), max_size=40),
    st.text("abcdefghijklmnopqrstuvwxyzåäö ABCÅÄÖ-&'.", min_size=1, max_size=90),
)


@settings(max_examples=15, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(name=NAMES, person=NAMES, street=NAMES, town=NAMES, token=TOKENS)
def test_whoever_is_written_to_reads_what_a_full_render_says(
    name: str, person: str, street: str, town: str, token: str
):
    link = f"https://talkoot.example.org/k/{token}/"
    recipient = Recipient("somebody", name, person, street, "87100", town, link)
    assert_same(SHEETS["fi"], recipient)


def test_outside_the_slots_no_dot_differs_from_a_full_render():
    recipient = to("Kainuun Åland ja Öster")
    stamped, full = letter.invitation_letter(SHEETS["fi"], recipient).pdf, in_full(SHEETS["fi"], recipient)
    different = ImageChops.difference(pixels(stamped), pixels(full))
    assert different.getbbox(), "a control: kerning and the code's edges differ somewhere"
    boxes = press.pdf(*_html(SHEETS["fi"], recipient)).boxes
    per_mm = 100 / 25.4
    draw = ImageDraw.Draw(different)
    address, facts = boxes["address"], boxes["facts"]
    draw.rectangle([edge * per_mm for edge in address[1:]], fill=0)
    with pikepdf.open(io.BytesIO(stamped)) as document:
        left, high, right, low = (float(edge) for edge in document.pages[0].Annots[0].Rect)
    page_height = 841.89
    box = (left, page_height - high, right, page_height - low)
    draw.rectangle([edge * 100 / 72 for edge in box], fill=0)
    code = (
        facts[1] + 45.7 + 106.6,
        facts[2],
        195.0,
        facts[4],
    )  # the QR code stands at the right edge of the facts
    draw.rectangle([edge * per_mm for edge in code], fill=0)
    assert different.getbbox() is None


def _html(sheet: EventSheet, recipient: Recipient) -> tuple[str, str, str]:
    made = letter._letter(sheet, recipient)
    html, page_css = made.layout(made.words, False)
    return html, letter_pages.style().css, page_css


@pytest.mark.parametrize("path", ["", "k" * 40, "k" * 90, "k" * 160, "k" * 300])
def test_the_code_is_the_one_that_a_whole_encoding_gives(path: str):
    links = [f"https://talkoot.example.org/{path}/{secrets.token_urlsafe(32)}/" for _ in range(40)]
    codes = qr_stamps.Codes(links[0])
    for link in links:
        whole = segno.make(link, error="m", mode="byte", mask=qr_stamps.MASK, micro=False, boost_error=False)
        rows = ["".join("0" if dark else "1" for dark in row) for row in whole.matrix]
        padded = "".join(row + "1" * (-len(row) % 8) for row in rows)
        assert codes.modules(link) == int(padded, 2)
    assert len({codes.modules(link) for link in links}) == 40


def test_the_code_in_the_letter_is_the_links_own():
    recipient = to()
    pdf = letter.invitation_letter(SHEETS["fi"], recipient).pdf
    with pikepdf.open(io.BytesIO(pdf)) as document:
        content = document.pages[0].Contents.read_bytes()
    drawn = re.search(rb"BI /W (\d+) .*? ID ([0-9a-f]+)> EI", content)
    assert drawn
    size = qr_stamps.Codes(recipient.answer_url)
    assert int(drawn[1]) == size.side and int(drawn[2], 16) == size.modules(recipient.answer_url)


@pytest.mark.parametrize(
    "link",
    ["https://talkoot.example.org/k/ä/", "https://talkoot.example.org/k/a b/", "ftp://x/y", "https://EXAMPLE.org/a",
     "https://talkoot.example.org/k/a%2"],
)  # fmt: skip
def test_an_unusual_link_is_laid_out_in_full(link: str):
    recipient = to(answer_url=link)
    assert not is_stamped(SHEETS["fi"], recipient)
    assert_same(SHEETS["fi"], recipient)


def test_a_letter_whose_own_words_look_like_marks_is_still_right():
    marks = " ".join(f"{prefix}0{prefix}" for prefix in stamping.PREFIXES)
    sheet = kajaani(12, letter=replace(LETTER, opening=marks))
    recipient = to("Kela")
    assert not is_stamped(sheet, recipient)
    assert_same(sheet, recipient)
    one = kajaani(12, letter=replace(LETTER, opening="Zq0Zq ja Zq1Zq"))
    assert is_stamped(one, recipient)
    assert_same(one, recipient)


def test_without_the_check_of_widths_a_name_would_run_out_of_the_window(monkeypatch: pytest.MonkeyPatch):
    made = letter._letter(SHEETS["fi"], to())
    template = stamping.templates.of(made, letter_pages.style())
    assert template
    wide = replace(made, slots=(made.slots[0]._replace(text="Kainuun hyvinvointialue " * 4), *made.slots[1:]))
    with pytest.raises(NotStampable):
        template.drawn(wide)
    monkeypatch.setattr(stamping, "SLACK", 1_000)
    pdf = template.file.stamped(wide.words, template.drawn(wide))
    assert max(one.right for one in read(pdf).find("Kainuun hyvinvointialue " * 4)) > 100


def test_without_the_check_of_letters_a_name_would_lose_some(monkeypatch: pytest.MonkeyPatch):
    rare = to("Ɓubakar")
    assert not is_stamped(SHEETS["fi"], rare)
    assert "Ɓubakar" in said(letter.invitation_letter(SHEETS["fi"], rare).pdf)
    made = letter._letter(SHEETS["fi"], rare)
    monkeypatch.setattr(
        stamping.text_runs,
        "line",
        lambda text, font, language: stamping.text_runs.shaped(text, font.face, language),
    )
    template = stamping.templates.of(made, letter_pages.style())
    assert template
    assert "Ɓubakar" not in said(template.file.stamped(made.words, template.drawn(made)))


def test_the_same_letter_has_the_same_bytes_after_a_new_start():
    recipient = to()
    first = letter.invitation_letter(SHEETS["fi"], recipient).pdf
    stamping.templates.clear()
    press.press.close()
    assert letter.invitation_letter(SHEETS["fi"], recipient).pdf == first


def test_only_the_templates_used_last_are_kept():
    kept = stamping.Templates(size=2)
    made = [letter._letter(kajaani(12, letter=replace(LETTER, opening=str(n))), to()) for n in range(3)]
    found = [kept.of(one, letter_pages.style()) for one in made]
    assert len(kept._kept) == 2
    assert kept.of(made[2], letter_pages.style()) is found[2]
    assert kept.of(made[0], letter_pages.style()) is not found[0]


def test_freezing_obeys_the_closed_fetcher_and_the_limits_of_the_child():
    with pytest.raises(press.RendererFailed, match="Error fetching"):
        press.freeze('<html lang=fi><title>x</title><img alt=x src="file:///etc/passwd">', "", "")
    small = press.Press(job_seconds=1.0)
    try:
        with pytest.raises(press.RendererFailed):
            small.freeze("<html lang=fi><title>x</title><p>" + "<div>" * 400 + "x " * 900_000, "", "")
    finally:
        small.close()
