"""Do letters of an event that is held remotely too tell how to join, and those of an event in place nothing of it?"""

from datetime import date

import pytest

from events import letters
from events.models import DayPlan, Event
from tests import letter_world
from tests.judges import pdf_text


def scene(of: letter_world.Asked) -> letters.Scene:
    event = Event.objects.with_places().select_related("created_by").get(pk=of.event.pk)
    return letters.scene_of(event, date(2027, 1, 13))


@pytest.mark.django_db
def test_letters_of_an_event_held_remotely_too_tell_how_to_join_in_the_language_of_the_letter() -> None:
    link = "https://meet.example.org/talkoot"
    asked = letter_world.asked(remote_link=link)
    DayPlan.objects.create(
        event=asked.event, joining="Avaa linkki.\nSano nimi.", joining_sv="Öppna länken.\nSäg namnet."
    )
    in_place = letters.invitation(scene(asked), asked.of("fi"))
    assert link not in in_place.text and "Avaa linkki." not in in_place.text
    Event.objects.filter(pk=asked.event.pk).update(attendance="hybrid")
    hybrid = scene(asked)
    invited = letters.invitation(hybrid, asked.of("fi"))
    assert f"\nEtälinkki: {link}\n" in invited.text
    assert "\n\nAvaa linkki.\nSano nimi.\n\nVahvistattehan" in invited.text
    assert invited.facts_digest != in_place.facts_digest, "who was asked to a place is told of the link"
    swedish = letters.invitation(hybrid, asked.of("sv"))
    assert f"Länk på distans: {link}\n" in swedish.text and "Öppna länken.\nSäg namnet." in swedish.text
    reminded = letters.reminder(hybrid, asked.of("fi"), invited_on=None)
    assert f"Etälinkki: {link}\n\nAvaa linkki." in reminded.text
    paper = " ".join(
        pdf_text(letters.enclosures("invitation", hybrid, asked.of("sv"), "", "")[0].content).split()
    )
    assert f"På distans {link} Öppna länken." in paper
