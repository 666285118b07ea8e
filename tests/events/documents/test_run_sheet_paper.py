"""Do the run sheet, the joining sheet and the programme for a screen tell the day, on their pages and readable?"""

from dataclasses import replace
from datetime import date, time

import pytest

from events.day_facts import DayFacts, HostFacts, ProgrammeItem, SlotFacts
from events.documents import equivalents, kinds
from events.documents.design import Design
from tests.events.documents.day_judges import assert_sound, bookmarks, made, told
from tests.events.documents.day_samples import DAY_FACTS, HOSTILE, sheet
from tests.events.documents.reading import overlaps, read
from tests.events.documents.sound import faults_of
from tests.judges import pdf_text

pytestmark = pytest.mark.once
ROWS = (
    SlotFacts(time(13), ends=time(13, 45), kind="set_up", place="Lehtisali"),
    SlotFacts(time(13, 45), ends=time(14), kind="briefing", who="Eeva Esimerkki"),
    SlotFacts(time(14), kind="doors"),
    SlotFacts(time(15), "Huijausviestit", time(15, 30), "talk", "Kainuun Nuotta", "Lava", "mikrofoni", True),
    SlotFacts(time(18), ends=time(18, 30), kind="take_down"),
)
WRITTEN = replace(DAY_FACTS, run_sheet=ROWS)
HOSTS = (
    HostFacts("koivu", "Hoivakoti Koivu", helper_name="Hilla Hoitaja", helper_phone="000 123 4567",
              test_call_on=date(2020, 9, 24), test_call_at=time(10)),
    HostFacts("kyla", "Paltaniemen kylätalo"),
)  # fmt: skip
REMOTE = {
    "attendance": "hybrid",
    "remote_link": "https://meet.example.org/talkoot",
    "joining": "Avaa linkki.\nSano nimenne.",
}


def test_the_run_sheet_tells_hours_people_and_places_on_one_page():
    document = made("run_sheet", sheet(count=12, day_facts=WRITTEN))
    assert document.page_count == 1
    text = " ".join(pdf_text(document.pdf).split())
    for words in (
        "13–13.45 Pystytys",
        "15–15.30 Huijausviestit",
        "Kainuun Nuotta Lava",
        "Kuka on missä",
        "mikrofoni",
    ):
        assert words in text, words
    assert "Ehdotus tiedossa olevasta" not in text
    assert text.count("000 123 4567") == 1, "the organiser's; those of presenters are on another paper"
    assert_sound(document, "fi")
    swedish = pdf_text(made("run_sheet", sheet(count=1, language="sv", day_facts=WRITTEN)).pdf)
    assert "Uppställning" in swedish, "rows that are named by their kind speak the paper's language"


def test_without_a_written_run_sheet_the_proposal_is_printed_and_called_so():
    text = " ".join(pdf_text(made("run_sheet", sheet(count=2)).pdf).split())
    assert "Ehdotus tiedossa olevasta" in text
    assert "14.30 Huijausviestit" in text
    assert told("run_sheet", sheet("empty", opens=None, closes=None)).says(
        "Päivän kellonajat eivät ole vielä tiedossa."
    )


@pytest.mark.parametrize("variant", ["", "large"])
def test_far_too_much_goes_on_over_pages_and_nothing_runs(variant: str):
    rows = tuple(SlotFacts(time(9 + n // 6, n % 6 * 10), HOSTILE * 2, who="m" * 200, place="ö" * 120, note=HOSTILE * 3)
                 for n in range(12 if variant else 40))  # fmt: skip
    document = made(
        "run_sheet", sheet("over", 2, day_facts=replace(DAY_FACTS, run_sheet=rows)), variant=variant
    )
    assert document.page_count > 1
    found = assert_sound(document, "fi")
    assert found.says("<b>{{ x }}</b>")
    if variant:
        assert min(letter.points for letter in found.letters) >= 17.99


def test_the_presenters_sheet_follows_the_written_hours():
    text = " ".join(pdf_text(made("presenters_sheet", sheet(count=1, day_facts=WRITTEN)).pdf).split())
    assert "15 Huijausviestit" in text
    assert "14.30 Huijausviestit" not in text


def test_each_host_site_has_a_joining_sheet_in_large_letters_with_a_code():
    both = sheet(count=1, day_facts=replace(DAY_FACTS, hosts=HOSTS), **REMOTE)
    document = made("joining_sheet", both)
    found = assert_sound(document, "fi")
    assert bookmarks(document) == ["Hoivakoti Koivu", "Paltaniemen kylätalo"]
    for words in ("meet.example.org/talkoot", "Avaa linkki.", "Hilla Hoitaja", "to 24.9.2020 klo 10"):
        assert found.says(words), words
    assert min(letter.points for letter in found.letters) >= 17.99
    own = kinds.make("joining_sheet", both, HOSTS[1], Design("a4"))
    assert "Hilla" not in pdf_text(own.pdf)
    assert own.file_name == "etapaikan-ohje-kajaani-kyla-isoteksti.pdf"
    long = sheet(
        count=1, **(REMOTE | {"remote_link": "https://teams.example.org/" + "x" * 300, "joining": ""})
    )
    text = pdf_text(made("joining_sheet", long).pdf)
    assert "xxxxxx" not in text.replace("\n", ""), "nobody types that; the event's page has it"
    assert "Avaa linkki tai osoita" in " ".join(text.split())
    assert_sound(made("joining_sheet", sheet("over", 1, day_facts=replace(DAY_FACTS, hosts=HOSTS))), "fi")


@pytest.mark.parametrize("count", [0, 1, 5, 8, 20])
def test_the_programme_fits_the_screen_whatever_its_length(count: int):
    title = "Tietoisku numero {} puhelimen turvallisesta käytöstä arjessa"
    items = tuple(
        ProgrammeItem(
            title.format(n), time(9 + n // 2, n % 2 * 30), "Kainuun hyvinvointialue" if n % 2 else ""
        )
        for n in range(count)
    )
    facts = sheet(
        count=1, day_facts=DayFacts(programme=items), state="rescheduled" if count == 5 else "scheduled"
    )
    assert faults_of("programme_screen", facts, Design("screen")) == []
    document = made("programme_screen", facts, paper="screen")
    text = " ".join(pdf_text(document.pdf).split())
    assert document.page_count == 1
    assert ("ja 13 muuta" in text) == (count == 20)
    assert equivalents.text_of(facts).count("- ") == count + 1, (
        "what the picture says is there to be copied as words"
    )
    assert ("SIIRRETTY" in text) == (count == 5)
    page = read(document.pdf)
    assert overlaps(page.letters) == []
