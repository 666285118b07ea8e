"""Is a document named by its facts: the same facts the same bytes, other facts another name?"""

import dataclasses
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import storages

from events.day_facts import (
    BookletEntry,
    ClosingFacts,
    CostFacts,
    HostFacts,
    MarketingFacts,
    NotesFacts,
    PaperCount,
    ProgrammeItem,
    SlotFacts,
    SupplyFacts,
    TaskFacts,
)
from events.documents import kinds, press, stamping, store
from events.documents.design import Design
from events.documents.kind import Document
from events.example_sheet import example
from events.facts import EventSheet, Helper, LetterText, MeetingFacts, Recipient
from events.paper_facts import LogoFacts, PictureFacts, PosterFacts
from events.stand_facts import RoomFacts, StandFacts
from tests.events.documents.samples import KAISA, LETTER, kajaani

pytestmark = pytest.mark.once


@pytest.fixture(autouse=True)
def rendered(settings: Any, tmp_path: Path) -> Path:
    """Documents of a test are kept in a directory of its own."""
    where = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    settings.STORAGES = {**settings.STORAGES, "rendered": where}
    return tmp_path


OTHERS: dict[str, Any] = {
    "language": "sv",
    "day": date(2031, 5, 6),
    "previous_day": date(2031, 5, 7),
    "answer_by": date(2031, 5, 8),
    "letter_date": date(2031, 5, 9),
    "opens": time(9, 15),
    "closes": time(20, 45),
    "previous_opens": time(9, 16),
    "previous_closes": time(20, 46),
    "set_up_from": time(8, 10),
    "take_down_until": time(21, 10),
    "state": "cancelled",
    "attendance": "online",
    "languages": ("fi", "sv"),
    "helpers": (Helper("x", "Uusi yhdistys"),),
    "invited": (Helper("y", "Kutsuttu", state="invited"),),
    "letter": LetterText(opening="Toinen avaus"),
    "meetings": (MeetingFacts("Kokous", date(2031, 2, 3), time(9), time(10)),),
    "stands": (StandFacts("z", "Uusi piste"),),
    "room": RoomFacts(tables=3),
    "theme": "almanakka",
    "poster": PosterFacts(headline="Toinen otsikko"),
    "logos": (LogoFacts(PictureFacts("0" * 32, "png", 400, 200, "Uusi tunnus")),),
    "missing": ("title",),
    "stamp": None,
}


OTHER_DAY: dict[str, Any] = {
    "day_facts.arrival": "Takaovesta",
    "day_facts.power": "Seinän vieressä",
    "day_facts.wifi_name": "Kirjasto-vieras",
    "day_facts.wifi_password": "talkoot2027",
    "day_facts.programme": (ProgrammeItem("Huijausviestit", time(15), "Kainuun Nuotta"),),
    "day_facts.run_sheet": (SlotFacts(time(13), kind="set_up"),),
    "day_facts.hosts": (HostFacts("koivu", "Hoivakoti Koivu"),),
    "day_facts.supplies": (SupplyFacts("Jatkojohto", 2),),
    "day_facts.tasks": (TaskFacts(date(2027, 2, 17), "Juliste valmis", "print"),),
    "day_facts.marketing": MarketingFacts(("Eläkeläiset",), ("Apua saa",), Decimal("300.00"), 20),
    "day_facts.booklet": (BookletEntry("kela", "Kela Kajaani", contact_name="Malli Mallikas"),),
    "day_facts.trained": ("Teppo Testaaja",),
    "day_facts.notes": (NotesFacts("x", "Eeva Esimerkki", text="Sovittiin paikat."),),
    "day_facts.closing": ClosingFacts(visitors=64, worked="Kaikki onnistui."),
    "day_facts.costs": CostFacts(planned=Decimal(260)),
    "day_facts.pack": (PaperCount("Juliste", "A3", "ulko-ovi", 1, 2),),
}


def changed(sheet: EventSheet, name: str) -> EventSheet:
    """Return the sheet with another value of one fact, of the same type."""
    if name in OTHER_DAY:
        part = name.partition(".")[2]
        return sheet.with_changes(day_facts=dataclasses.replace(sheet.day_facts, **{part: OTHER_DAY[name]}))
    value = getattr(sheet, name)
    if name in OTHERS:
        new = OTHERS[name]
    elif isinstance(value, bool):
        new = not value
    elif isinstance(value, int):
        new = value + 1
    elif isinstance(value, str):
        new = f"{value} muutettu"
    else:
        first = dataclasses.fields(value)[0].name
        new = dataclasses.replace(value, **{first: True if first == "step_free" else "Muutettu nimi"})
        if new == value:
            new = dataclasses.replace(value, step_free=False)
    assert new != value, name
    return sheet.with_changes(**{name: new})


FACTS = [field.name for field in dataclasses.fields(EventSheet) if field.name != "day_facts"] + list(
    OTHER_DAY
)


@pytest.mark.parametrize("kind", list(kinds.KINDS))
def test_the_name_changes_exactly_with_the_facts_that_are_shown(kind: str):
    sheet, design = kajaani(3, letter=LETTER), Design(kinds.KINDS[kind].papers[0], "kysyja")
    key = kinds.cache_key(kind, sheet, None, design)
    moved = {name for name in FACTS if kinds.cache_key(kind, changed(sheet, name), None, design) != key}
    assert moved == set(kinds.KINDS[kind].facts)


@pytest.mark.parametrize("kind", list(kinds.KINDS))
def test_facts_that_are_not_shown_change_nothing_on_paper(kind: str):
    sheet, design = kajaani(3, letter=LETTER), Design(kinds.KINDS[kind].papers[0], "kysyja")
    other = sheet
    for name in FACTS:
        if name not in kinds.KINDS[kind].facts:
            other = changed(other, name)
    assert kinds.make(kind, sheet, None, design).pdf == kinds.make(kind, other, None, design).pdf


def test_recipient_paper_and_theme_name_other_documents():
    sheet = kajaani(3)
    keys = {
        kinds.cache_key("poster", sheet),
        kinds.cache_key("poster", sheet, None, Design("a3")),
        kinds.cache_key("poster", sheet, None, Design(theme="almanakka")),
        kinds.cache_key("invitation_letter", sheet),
        kinds.cache_key("invitation_letter", sheet, KAISA),
        kinds.cache_key("invitation_letter", sheet, dataclasses.replace(KAISA, person="Toinen Henkilö")),
    }
    assert len(keys) == 6
    assert kinds.cache_key("invitation_letter", sheet, None, Design(theme="almanakka")) in keys, (
        "letters have no theme"
    )


def test_the_same_facts_give_the_same_bytes_also_from_another_child():
    def all_kinds() -> list[Document]:
        sheet = kajaani(4, letter=LETTER)
        return [
            kinds.make(name, sheet, KAISA if kind.about == "recipient" else None, Design(kind.papers[0]))
            for name, kind in kinds.KINDS.items()
        ]

    first = all_kinds()
    press.press.close()
    stamping.templates.clear()
    assert all_kinds() == first


def test_an_unknown_kind_or_paper_is_explained():
    with pytest.raises(kinds.UnknownKind, match="there are: poster, invitation_letter"):
        kinds.make("flyer", example())
    with pytest.raises(kinds.UnknownKind, match="is printed on a4, not on 'a3'"):
        kinds.make("invitation_letter", example(), None, Design("a3"))
    assert kinds.make("poster", example(), None, Design(theme="unknown")).pdf.startswith(b"%PDF")


@pytest.mark.parametrize(
    ("kind", "language", "subject", "paper", "name"),
    [
        ("poster", "fi", None, "a4", "juliste-kajaani-a4.pdf"),
        ("poster", "sv", None, "a3", "juliste-kajaani-a3-sv.pdf"),
        ("invitation_letter", "fi", KAISA, "a4", "kutsukirje-kajaani-kansalaisopisto.pdf"),
        ("invitation_letter", "en", None, "a4", "kutsukirje-kajaani-en.pdf"),
    ],
)
def test_a_files_name_says_what_it_is(
    kind: str, language: str, subject: Recipient | None, paper: str, name: str
):
    assert kinds.file_name(kind, example().with_changes(language=language), subject, Design(paper)) == name


def test_an_unchanged_document_is_read_and_not_rendered_again(rendered: Path):
    sheet = kajaani(3)
    first = store.document("poster", sheet)
    press.press.close()
    assert store.document("poster", sheet) == first
    assert press.press.child_id() is None, "nobody was asked to print"
    assert (
        store.document("poster", sheet.with_changes(title="Toinen", free="Vapaa pääsy.")).digest
        != first.digest
    )
    assert not list(rendered.rglob("*.part*")), "nothing half-written is left"


def test_a_picture_is_kept_too():
    document = store.document("poster", kajaani(3))
    first = store.picture(document, 320)
    press.press.close()
    assert store.picture(document, 320) == first
    assert press.press.child_id() is None


def test_a_picture_of_a_senseless_width_is_refused():
    document = kinds.make("poster", kajaani(1))
    with pytest.raises(ValueError, match="16 to 4000 pixels"):
        kinds.picture(document, 100_000)


def test_two_writers_of_the_same_name_leave_one_whole_file():
    store.write("poster/ab/abcd.png", b"first")
    store.write("poster/ab/abcd.png", b"first")
    assert store.read("poster/ab/abcd.png") == b"first"
    assert storages["rendered"].listdir("poster/ab") == ([], ["abcd.png"])
    assert store.read("poster/ab/nothing.png") is None
