"""Is a task line of minutes understood: who, what, by when, and whom does the name mean?"""

from datetime import date

import pytest

from events import task_lines
from events.choices import Responsible
from tests import world
from tests.meeting_world import Called

WEDNESDAY = date(2027, 2, 10)
LINES = [
    ("Liisa: tilaa jatkojohdot 3.3.", "Liisa", "tilaa jatkojohdot", date(2027, 3, 3)),
    ("Eeva: soita viim. pe 5.3.", "Eeva", "soita", date(2027, 3, 5)),
    ("Kaisa Kursseja: logo 3. maaliskuuta mennessä", "Kaisa Kursseja", "logo", date(2027, 3, 3)),
    ("Liisa: varaa sali perjantaihin mennessä", "Liisa", "varaa sali", date(2027, 2, 12)),
    ("Liisa: 2 pöytää huomenna", "Liisa", "2 pöytää", date(2027, 2, 11)),
    ("Liisa: tilaa 3.1.", "Liisa", "tilaa", date(2028, 1, 3)),
    ("Liisa: tilaa 3.1.2027", "Liisa", "tilaa", date(2027, 1, 3)),
    ("Lisa: beställ den 3 mars", "Lisa", "beställ", date(2027, 3, 3)),
    ("Liisa: kokous 3.3. vai 4.3. päätetään", "Liisa", "kokous 3.3. vai 4.3. päätetään", date(2027, 3, 4)),
    ("Liisa: tilaa 31.2.", "Liisa", "tilaa 31.2.", None),
    ("Liisa: tilaa joskus", "Liisa", "tilaa joskus", None),
    ("kahvit 3.3.", "", "kahvit", date(2027, 3, 3)),
]  # fmt: skip


@pytest.mark.once
@pytest.mark.parametrize(("line", "who", "what", "day"), LINES)
def test_a_line_names_somebody_a_task_and_a_day(line, who, what, day):
    assert task_lines.read(line, WEDNESDAY) == task_lines.TaskLine(who, what, day)


@pytest.mark.once
def test_every_day_of_two_years_is_read_as_it_is_written():
    for ordinal in range(date(2026, 1, 1).toordinal(), date(2028, 1, 1).toordinal()):
        day = date.fromordinal(ordinal)
        found = task_lines.read(f"Eeva: tee se {day.day}.{day.month}.{day.year}", WEDNESDAY)
        assert (found.what, found.day) == ("tee se", day)


@pytest.mark.django_db
def test_a_name_means_a_person_a_partner_the_library_or_a_role_and_nobody_is_guessed():
    called = Called()
    story, event = called.story, called.event

    def doer(name: str) -> tuple[object, ...] | None:
        found = task_lines.doer_of(name, event)
        return found and (found.responsible, found.user, found.stand)

    assert doer("Eeva") == doer("eeva esimerkki") == (Responsible.COORDINATOR, story.eeva, None)
    assert doer("Matti") == (Responsible.COMMUNICATIONS, story.matti, None)
    assert doer("Liisa Lainaaja") == (Responsible.LIBRARY, story.liisa, None)
    assert doer("Kaisa") == doer("OP-Kainuu") == (Responsible.PARTNERS, None, called.stand)
    assert doer("kirjasto") == doer("Kajaanin kaupunginkirjasto") == (Responsible.LIBRARY, None, None)
    assert doer("viestintä") == (Responsible.COMMUNICATIONS, None, None)
    assert doer("Oona") is None
    world.member(world.user("eeva.toinen@example.org", "Eeva Toinen"), story.kainuu, "coordinator")
    assert doer("Eeva") is None
    assert doer("Eeva Esimerkki") == (Responsible.COORDINATOR, story.eeva, None)
