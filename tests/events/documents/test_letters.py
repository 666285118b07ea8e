"""Does a letter keep the Finnish standard layout in millimetres, and does it read in order?"""

import io
from dataclasses import replace
from typing import Any

import pikepdf
import pytest

from events.documents import kinds
from events.documents.kind import Document
from events.documents.letter import address_lines, invitation_letters
from events.example_sheet import example
from events.facts import EventSheet, LetterText, Recipient
from tests.events.documents.reading import Sheet, overlaps, read
from tests.events.documents.samples import ANSWERABLE, KAISA, LETTER, LONG_RECIPIENT, kajaani
from tests.judges import assert_pdf_ua, font_families, pdf_text

pytestmark = pytest.mark.once


def written(recipient: Recipient | None = KAISA, **facts: Any) -> Document:
    """Return the letter; the renderer may not complain about anything."""
    sender = replace(example().sender, business_id="0000000-0")
    known: dict[str, Any] = {"letter": LETTER, "case_number": "KAI/123/2026", "sender": sender}
    made = kinds.make("invitation_letter", kajaani(12, **(known | facts)), recipient)
    assert made.log == ()
    return made


def test_everything_stands_at_its_tab():
    sheet = read(written().pdf)
    tabs = {
        "Kutsu13.1.2027": (111.4, 10.6),
        "13.1.2027KAI": (111.4, 18.5),
        "KAI/123/2026": (157.2, 18.5),
        "Kainuun kansalaisopisto": (20.0, 45.0),
        "Kutsu digitukitalkoisiin": (20.0, 86.0),
        "Kutsumme teidät": (65.7, 90.0),
        "Aika": (20.0, 100.0),
        "to 8.10.2020": (65.7, 100.0),
        "Ystävällisin terveisin": (65.7, 150.0),
        "Liitteet": (20.0, 150.0),
        "Digituen eettinen ohjeistus": (65.7, 150.0),
    }
    for words, (left, above) in tabs.items():
        first = sheet.find(words)[0]
        assert first.left == pytest.approx(left, abs=0.7), words
        assert first.top >= above - 0.5, words


@pytest.mark.sampled(5)
@pytest.mark.parametrize("recipient", [KAISA, ANSWERABLE, LONG_RECIPIENT, None])
@pytest.mark.parametrize(("across", "down"), [(0.0, 0.0), (5.0, 8.0), (-5.0, -3.0)])
def test_the_envelopes_window_shows_the_address_and_nothing_else(
    recipient: Recipient | None, across: float, down: float
):
    sender = replace(example().sender, window_left_mm=across, window_top_mm=down)
    sheet = read(written(recipient, sender=sender).pdf)
    window = (0 + across, 30 + down, 120 + across, 79 + down)
    inside = [
        letter
        for letter in sheet.letters
        if letter.page == 0
        and letter.right > window[0]
        and letter.left < window[2]
        and letter.bottom > window[1]
        and letter.top < window[3]
    ]
    address = "".join(letter.text for letter in inside)
    lines = address_lines(recipient)[0]
    assert address == "".join("".join(lines).split()).replace("-", "").replace("\u00a0", "")
    for letter in inside:
        assert 20 + across - 0.3 <= letter.left and letter.right <= 100 + across
        assert 44.8 + down <= letter.top and letter.bottom <= 66 + down
    assert overlaps(sheet.letters) == []


def test_a_long_address_takes_five_lines_of_eighty_millimetres():
    lines, points, notices = address_lines(LONG_RECIPIENT)
    assert len(lines) <= 5
    assert points >= 9
    assert notices == ()
    assert lines[-1] == "87100\u00a0KAJAANI"
    endless = replace(KAISA, organisation="Kainuun hyvinvointialue " * 20)
    lines, points, notices = address_lines(endless)
    assert (len(lines), points, notices[0].code) == (5, 9.0, "address_too_long")
    assert lines[-1] == "87100\u00a0KAJAANI"


def test_the_text_reads_in_order():
    text = " ".join(pdf_text(written().pdf).split())
    order = (
        "Kainuun digituki", "esimerkkihanke", "13.1.2027", "KAI/123/2026", "Kaisa Kursseja", "87100 KAJAANI",
        "Kutsu digitukitalkoisiin Kajaanin kaupunginkirjastoon", "Kutsumme teidät", "Aika", "klo 14–18",
        "Paikka", "Teidän osuutenne", "Vahvistus", "12.2.2027 mennessä", "Suunnittelukokoukset", "ke 10.2.2027",
        "Hanke koordinoi", "Asiakas tekee", "Ystävällisin terveisin", "Eeva Esimerkki", "Liitteet", "Y-tunnus",
    )  # fmt: skip
    places = [text.find(words) for words in order]
    assert -1 not in places, [words for words, place in zip(order, places, strict=True) if place < 0]
    assert places == sorted(places)


def test_without_a_link_the_answer_is_asked_by_phone_or_mail():
    sheet = read(written(KAISA).pdf)
    assert sheet.says("puhelimitse 000 123 4567 tai sähköpostitse eeva.esimerkki@example.org.")
    assert not sheet.says("Linkki on henkilökohtainen")


def test_with_a_link_the_answer_goes_there():
    sheet = read(written(ANSWERABLE).pdf)
    assert sheet.says("talkoot.example.org/v/7KQ4abcdefghijklmnopqrstuvwxyz0123456789AB")
    assert sheet.says("Linkki on henkilökohtainen ja toimii ilman kirjautumista.")
    assert not sheet.says("puhelimitse")


def test_one_page_has_no_number_and_two_pages_have():
    one = written()
    assert one.page_count == 1
    assert not read(one.pdf).says("1 (1)")
    longer = replace(LETTER, closing="\n".join([LETTER.closing * 3] * 6))
    two = written(letter=longer)
    assert two.page_count == 2
    for page, number in enumerate(("1 (2)", "2 (2)")):
        text = " ".join(pdf_text(two.pdf, page).split())
        assert number in text
        assert "Y-tunnus 0000000-0" in text, "the contacts stand on every page"
        assert "Kainuun digituki" in text
    assert overlaps(read(two.pdf).letters) == []


def test_the_body_never_runs_into_the_contacts():
    for rows in range(1, 14):
        document = written(letter=replace(LETTER, closing="\n".join([LETTER.closing] * rows)))
        sheet = read(document.pdf)
        contacts = max(letter.top for letter in sheet.find("Y-tunnus 0000000-0"))
        body = [
            letter
            for letter in sheet.letters
            if letter.points > 10 and letter.page == document.page_count - 1
        ]
        assert max(letter.bottom for letter in body) < contacts - 2
        assert overlaps(sheet.letters) == []


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "fi",
            ("Kutsu", "Aika", "to 8.10.2020 klo 14–18", "(pystytys klo 13 alkaen)", "Ystävällisin terveisin"),
        ),
        ("sv", ("Inbjudan", "Tid", "to 8.10.2020 kl. 14–18", "senast 12.2.2027", "Med vänlig hälsning")),
        ("en", ("Invitation", "Time", "Thu 8 October 2020", "by 12 February 2027", "With kind regards")),
    ],
)
def test_the_letter_speaks_the_sheets_language(language: str, words: tuple[str, ...]):
    document = written(language=language)
    sheet = read(document.pdf)
    for told in words:
        assert sheet.says(told), told
    assert document.page_count == 1


@pytest.mark.sampled(2)
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("pages", [1, 2])
@pytest.mark.parametrize("recipient", [KAISA, ANSWERABLE, None])
def test_a_letter_is_readable_by_machines_and_carries_its_own_fonts(
    language: str, pages: int, recipient: Recipient | None
):
    text = LETTER if pages == 1 else replace(LETTER, closing="\n".join([LETTER.closing * 3] * 6))
    document = written(recipient, language=language, letter=text)
    assert document.page_count == pages
    assert_pdf_ua(document.pdf)
    assert font_families(document.pdf) == {"Text", "Text-Bold"}


def small(sheet: Sheet) -> float:
    """Return the smallest type on the sheet in points."""
    return min(letter.points for letter in sheet.letters)


def test_body_and_contacts_are_large_enough():
    sheet = read(written().pdf)
    assert sheet.size_of("Kutsumme teidät") >= 11
    assert small(sheet) >= 9


def test_an_empty_letter_is_still_a_letter():
    bare = example().with_changes(
        day=None, place=None, letter=LetterText(), meetings=(), answer_by=None, letter_date=None
    )
    document = kinds.make("invitation_letter", bare, None)
    assert document.log == ()
    sheet = read(document.pdf)
    assert sheet.says("Kutsu: Digitukitalkoot Kajaanin kaupunginkirjastossa")
    assert sheet.says("Päivä tarkentuu")


def test_partners_words_are_never_markup():
    nasty = replace(KAISA, organisation="<img src=file:///etc/passwd> {{ title }}")
    assert read(written(nasty).pdf).says("<img src=file:///etc/passwd> {{ title }}")


def test_inner_facts_of_the_poster_stay_off_the_letter_and_the_other_way_round():
    sheet: EventSheet = kajaani(1, contingency_plan="SALAINEN VARASUUNNITELMA", letter=LETTER)
    assert not read(kinds.make("invitation_letter", sheet, KAISA).pdf).says("SALAINEN")
    assert not read(kinds.make("poster", sheet).pdf).says("SALAINEN")
    assert not read(kinds.make("poster", sheet).pdf).says("Esittelypiste")


def bound() -> list[tuple[EventSheet, Recipient]]:
    """Three letters of one event, two Finnish ones and a Swedish one between them."""
    sheet = kajaani()
    return [
        (sheet if name != "Kommunen" else replace(sheet, language="sv"),
         replace(KAISA, organisation=name, answer_url=f"https://talkoot.example.org/k/{number:043}/"))
        for number, name in enumerate(("Kela", "Kommunen", '<b>"Oma" & \'muu\'</b>'))
    ]  # fmt: skip


def test_all_letters_are_one_document_with_a_bookmark_for_each_receiver():
    printed = invitation_letters(bound())
    assert (printed.page_count, printed.log) == (3, ())
    assert_pdf_ua(printed.pdf)
    with pikepdf.open(io.BytesIO(printed.pdf)) as pdf, pdf.open_outline() as outline:
        assert [line.title for line in outline.root] == ["Kela", "Kommunen", "<b>\"Oma\" & 'muu'</b>"]


def test_each_bound_letter_has_its_own_link_and_language():
    printed = invitation_letters(bound())
    with pikepdf.open(io.BytesIO(printed.pdf)) as pdf:
        links = [str(link.A.URI) for page in pdf.pages for link in page.get("/Annots", [])]
        parts = list(pdf.Root.StructTreeRoot.K[0].K)
        languages = [str(part.Lang) for part in parts]
    assert list(dict.fromkeys(links)) == [recipient.answer_url for _sheet, recipient in bound()]
    assert list(dict.fromkeys(languages)) == ["fi", "sv"] and languages[-1] == "fi"
    assert "Inbjudan" in pdf_text(printed.pdf, 1) and "Inbjudan" not in pdf_text(printed.pdf, 0)


def test_a_long_letter_among_short_ones_takes_its_pages():
    long = replace(
        kajaani().letter, closing="\n".join(["Pitkä kappale, joka vie tilaa kirjeessä. " * 6] * 12)
    )
    letters = bound()
    letters[1] = (replace(letters[1][0], letter=long), letters[1][1])
    printed = invitation_letters(letters)
    assert printed.page_count == 4
    assert_pdf_ua(printed.pdf)
    assert "1\u00a0(2)" in pdf_text(printed.pdf, 1) and "(" + "2)" not in pdf_text(printed.pdf, 0)
