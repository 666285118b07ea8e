"""Do agenda and minutes number what is to be talked of, and set apart what was decided?"""

import io
from dataclasses import replace

import pikepdf
import pytest

from events.documents.kind import Document
from events.documents.meeting_papers import Said, items_of, share_out
from tests.events.documents.day_judges import bookmarks, made, told
from tests.events.documents.day_samples import AGENDA, MEETINGS, sheet
from tests.judges import pdf_text

pytestmark = pytest.mark.once


def rules(document: Document) -> int:
    """Return how many areas the first page fills: every ruled line is one."""
    with pikepdf.open(io.BytesIO(document.pdf)) as pdf:
        return sum(str(operator) == "re" for _numbers, operator in pikepdf.parse_content_stream(pdf.pages[0]))


def test_an_agendas_lines_become_numbered_items():
    items = items_of(
        "1. Avaus\n2) Tilat\n - lehtisali, 2. kerros\nViestintä- ja markkinointi 3 kanavassa\n\n"
    )
    assert [(item.title, item.lines) for item in items] == [
        ("Avaus", []), ("Tilat", ["lehtisali, 2. kerros"]), ("Viestintä- ja markkinointi 3 kanavassa", []),
    ]  # fmt: skip


def test_notes_go_under_their_items_and_decisions_are_set_apart():
    items = items_of("Avaus\nTilat")
    rest = share_out(
        "2. Päätös: Lehtisali.\n2 Tehtävä – Eeva varaa sen.\n1) Avattiin klo 9.\n9. Kahvit.\nBeslut: Ja.",
        items,
    )
    assert [item.said for item in items] == [
        [Said("Avattiin klo 9.")], [Said("Lehtisali.", "Päätös"), Said("Eeva varaa sen.", "Tehtävä")],
    ]  # fmt: skip
    assert rest == [Said("9. Kahvit."), Said("Ja.", "Päätös")]


def test_the_agenda_of_one_meeting_says_when_where_who_and_what():
    document = made("agenda", sheet(), MEETINGS[0])
    assert document.page_count == 1
    assert document.file_name == "asialista-kajaani-2020-09-10.pdf"
    text = " ".join(pdf_text(document.pdf).split())
    for words in (
        "Asialista Suunnittelukokous 1", "to 10.9.2020 klo 9–10", "Teams", "https://teams.example.org/",
        "Kokouksen avaus", "8 Seuraava kokous", "Kutsutut", "Veturi-Apteekki", "Verohallinto",
    ):  # fmt: skip
        assert words in text, words


def test_without_a_meeting_in_mind_all_are_bound_with_a_bookmark_each():
    for kind, title in (("agenda", "Asialista"), ("minutes", "Muistio")):
        document = made(kind, sheet())
        assert bookmarks(document) == [f"{title}: Suunnittelukokous 1", f"{title}: Suunnittelukokous 2"]


def test_minutes_say_who_came_and_what_was_decided():
    text = " ".join(pdf_text(made("minutes", sheet(), MEETINGS[0]).pdf).split())
    for words in (
        "Puheenjohtaja Eeva Esimerkki", "Sihteeri Matti Malli", "Ilmoittautuneet Kainuun Nuotta, Kela Kajaani",
        "Estyneet OP-Kainuu", "Päätös: Talkoot pidetään lehtisalissa.", "Tehtävä: Eeva varaa lehtisalin.",
        "Muut kirjaukset Kahvit tarjoaa kirjasto.", "Läsnä Organisaatio Nimi Allekirjoitus",
    ):  # fmt: skip
        assert words in text, words
    order = [text.find(words) for words in ("Aika, paikka ja tilat", "Päätös:", "Ketkä ovat mukana", "Läsnä")]
    assert order == sorted(order) and order[0] > 0


def test_a_meeting_nobody_has_written_of_gives_room_to_write_by_hand():
    written, empty = (
        made("minutes", sheet(), MEETINGS[0]),
        made("minutes", sheet(), replace(MEETINGS[1], agenda=AGENDA)),
    )
    assert "Päätös" in pdf_text(written.pdf)
    assert "Päätös" not in pdf_text(empty.pdf)
    assert rules(empty) > rules(written) + 10, "two lines under each of eight items"


def test_a_cancelled_meeting_and_a_day_without_meetings_say_so():
    assert told("agenda", sheet(), replace(MEETINGS[0], cancelled=True)).says("PERUTTU")
    for kind in ("agenda", "minutes"):
        assert told(kind, sheet(meetings=())).says("Suunnittelukokouksia ei ole sovittu.")
