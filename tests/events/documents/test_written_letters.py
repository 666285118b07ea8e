"""Do written letters keep the standard layout, say what was written and nothing else, and stamp as they set?"""

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image

from events.documents import kinds, stamping, window_test
from events.documents.letter_pages import address_lines
from events.documents.printed import Printed
from events.documents.written_letter import written_letter, written_letters
from events.example_sheet import example
from events.facts import EventSheet, Recipient, Written
from events.letter_words import shipped
from events.paper_choices import Variant
from events.paper_facts import PictureFacts
from events.paper_letters import parted
from tests.events.documents.reading import overlaps, read, squeeze
from tests.events.documents.samples import ANSWERABLE, KAISA, LONG_RECIPIENT, kajaani
from tests.judges import assert_pdf_ua, font_families, pdf_text

pytestmark = pytest.mark.once
TEXT = """Hei Kaisa,

Hienoa, että tulette mukaan.

Aika: ke 10.3.2027 klo 14–18
Paikka: Kajaanin kaupunginkirjasto, Seminaarinkatu 15, 87100 Kajaani

Jos jokin on muuttunut, korjatkaa tiedot:
{answer_link}

Linkki on teidän oma."""


def letter(text: str = TEXT, to: Recipient = ANSWERABLE, **facts: Any) -> Written:
    known: dict[str, Any] = {
        "kind": "confirmation",
        "language": "fi",
        "heading": "Vahvistus: digitukitalkoot",
    }
    return Written(recipient=to, text=text, **(known | facts))


def made(written: Written, sheet: EventSheet | None = None) -> Printed:
    """Return the letter; the renderer may not complain about anything."""
    printed = written_letter(sheet or kajaani(3), written)
    assert printed.log == ()
    return printed


def test_everything_stands_at_its_tab():
    sheet = read(made(letter(attachments="Ohje\nKartta")).pdf)
    tabs = {
        "Vahvistus1": 111.4, "Kainuun kansalaisopisto": 20.0, "Vahvistus: digi": 20.0, "Hei Kaisa": 65.7, "Aika": 20.0,
        "ke 10.3.2027 klo": 65.7, "Jos jokin": 65.7, "talkoot.example.org/v/": 65.7, "Linkki on teidän": 65.7,
        "Ystävällisin terveisin": 65.7, "Liitteet": 20.0, "Ohje": 65.7, "Kartta": 65.7,
    }  # fmt: skip
    for words, left in tabs.items():
        assert sheet.find(words)[0].left == pytest.approx(left, abs=0.7), words
    assert sheet.pages == 1 and overlaps(sheet.letters) == []


@pytest.mark.sampled(5)
@pytest.mark.parametrize("kind", ["reminder", "confirmation", "change", "cancellation", "thanks", "offer"])
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_shipped_words_of_each_kind_are_a_sound_letter(kind: str, language: str):
    words = shipped()[kind][language]
    body, closing = parted(words.text)
    to = LONG_RECIPIENT if kind == "change" else ANSWERABLE
    printed = made(
        letter(body, to, kind=kind, language=language, heading=words.title, closing=closing, attachments="A"),
        example().with_changes(language=language),
    )
    assert printed.page_count <= 2
    assert_pdf_ua(printed.pdf)
    assert font_families(printed.pdf) == {"Text", "Text-Bold"}
    assert overlaps(read(printed.pdf).letters) == []
    with pikepdf.open(io.BytesIO(printed.pdf)) as pdf:
        assert str(pdf.Root.Lang).startswith(language)


@pytest.mark.parametrize(("across", "down"), [(0.0, 0.0), (5.0, 8.0), (-5.0, -3.0)])
def test_the_envelopes_window_shows_the_address_and_nothing_else(across: float, down: float):
    sender = replace(example().sender, window_left_mm=across, window_top_mm=down)
    sheet = read(made(letter(to=LONG_RECIPIENT), example().with_changes(sender=sender)).pdf)
    inside = [
        one for one in sheet.letters
        if one.page == 0 and across < one.right and one.left < 120 + across and 30 + down < one.bottom
        and one.top < 79 + down
    ]  # fmt: skip
    assert "".join(one.text for one in inside) == squeeze("".join(address_lines(LONG_RECIPIENT)[0]))


def test_a_long_letter_goes_on_with_page_numbers_and_never_ends_with_a_lonely_signature():
    long = "Hei,\n\n" + "\n\n".join(f"Kappale {n}. " + "Kerromme tästä tarkemmin. " * 14 for n in range(9))
    printed = made(letter(long, KAISA))
    assert printed.page_count >= 2
    last = pdf_text(printed.pdf, printed.page_count - 1)
    assert "Kappale" in last or "Kerromme" in last.partition("Ystävällisin")[0]
    assert f"2 ({printed.page_count})" in pdf_text(printed.pdf, 1).replace("\u00a0", " ")


@pytest.mark.parametrize(
    "hostile",
    [
        "<b>lihava</b> {{ x }} {% now 'Y' %}", "url(file:///etc/passwd) @import 'x';", "</p></main><script>1</script>",
        "\u202eevil \u2066x", "😀 emoji", "a" * 300, "\\22 \\0 \"'",
    ],
)  # fmt: skip
def test_whatever_is_typed_is_printed_as_typed_or_dropped(hostile: str):
    printed = made(
        letter(f"{hostile}\n\n{hostile}: {hostile}\n\n{hostile}", heading=hostile[:150], attachments=hostile)
    )
    shown = read(printed.pdf)
    assert all(one.left >= 19 and one.right <= 196 for one in shown.letters if one.text.strip())
    for word in ("lihava", "{{x}}", "script", "passwd", "emoji", "evil"):
        if word in hostile.replace(" ", ""):
            assert word in squeeze(pdf_text(printed.pdf))


def test_ten_thousand_characters_go_on_over_pages():
    printed = made(letter("Hei,\n\n" + "sana " * 2000, KAISA))
    assert pdf_text(printed.pdf).count("sana") == 2000 and 3 <= printed.page_count <= 6


def test_a_signature_stands_between_the_network_and_the_signer(pictures: Path):
    signature = PictureFacts("ab" * 16, "png", 600, 200, "Eevan allekirjoitus")
    target = pictures / signature.path
    target.parent.mkdir(parents=True)
    Image.new("RGB", (600, 200), "white").save(target)
    sender = replace(example().sender, signature=signature)
    signed = written_letter(example().with_changes(sender=sender), letter("Hei,\n\nKiitos."))
    plain = written_letter(example(), letter("Hei,\n\nKiitos."))
    with pikepdf.open(io.BytesIO(signed.pdf)) as pdf:
        assert pdf.pages[0].get_images()
    assert_pdf_ua(signed.pdf)
    assert plain.pdf != signed.pdf and "Eeva Esimerkki" in pdf_text(signed.pdf)


def test_letters_to_many_are_one_file_with_a_bookmark_each_and_their_own_words():
    names = ["Kela Kajaani", "Sámi Soster ry", "Ÿ-yhdistys"]
    pairs = [
        (
            example().with_changes(language=language),
            letter(
                f"Hei {name},\n\n" + TEXT.partition("\n\n")[2],
                replace(ANSWERABLE, organisation=name, slug=str(n)),
            ),
        )
        for n, (name, language) in enumerate(zip(names, ("fi", "sv", "en"), strict=True))
    ]
    stamping.templates.clear()
    printed = written_letters(pairs)
    assert printed.page_count == 3 and printed.log == ()
    with pikepdf.open(io.BytesIO(printed.pdf)) as pdf, pdf.open_outline() as outline:
        assert [mark.title for mark in outline.root] == names
    for number, name in enumerate(names):
        assert squeeze(f"Hei {name},") in squeeze(pdf_text(printed.pdf, number))
    assert_pdf_ua(printed.pdf)


def test_letters_that_differ_in_address_greeting_and_link_are_set_as_if_alone():
    others = [
        replace(
            ANSWERABLE,
            organisation=f"Yhdistys {n}",
            answer_url=ANSWERABLE.answer_url[:-1] + str(n),
            slug=f"y{n}",
        )
        for n in range(3)
    ]
    alone = [read(made(letter(to=one)).pdf) for one in others]
    together = read(written_letters([(kajaani(3), letter(to=one)) for one in others]).pdf)
    for number, one in enumerate(alone):
        mine = [(x.text, round(x.left, 1), round(x.top, 1)) for x in one.letters]
        theirs = [(x.text, round(x.left, 1), round(x.top, 1)) for x in together.letters if x.page == number]
        assert sorted(mine) == sorted(theirs)


def test_the_test_sheet_moves_with_the_networks_offsets():
    for across, down in ((0.0, 0.0), (4.5, -2.0)):
        sender = replace(example().sender, window_left_mm=across, window_top_mm=down)
        printed = window_test.window_test(example().with_changes(sender=sender))
        assert (printed.page_count, printed.log) == (1, ())
        assert_pdf_ua(printed.pdf)
        first = read(printed.pdf).find("Mallivastaanottaja")[0]
        assert first.left == pytest.approx(20 + across, abs=0.8)
        assert 44 + down <= first.top <= 48 + down
    assert "4,5 mm oikealle ja −2 mm alas" in pdf_text(printed.pdf).replace("\u00a0", " ").replace("\n", " ")


def test_both_kinds_enter_by_the_same_door():
    assert kinds.make("letter", example(), letter()).file_name == "kirje-kajaani-kansalaisopisto.pdf"
    assert kinds.make("window_test", example()).page_count == 1
    assert Variant.LARGE not in kinds.KINDS["letter"].variants
