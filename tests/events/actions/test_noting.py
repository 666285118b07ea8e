"""Is a print noted once, for each paper and person, until its facts change?"""

import pytest

from events.actions.noting import note_print
from events.models import Event, Printing
from events.printing import Order, work_for
from partners.models import Change
from tests import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return world.story()


def test_a_print_is_noted_once_until_its_facts_change(story):
    def note(paper: str = "a3", **whose: str) -> bool:
        event = Event.objects.with_places().get(pk=story.kajaani.pk)
        return note_print(event, work_for(event, Order("poster", paper)), copies=2, by=story.liisa, **whose)

    assert note()
    assert not note()
    assert note("a4")
    assert note(by_name="Kajaanin kaupunginkirjasto"), "the library's own copy is another print"
    Event.objects.update(free="Vapaa pääsy")
    assert note()
    Event.objects.update(free="")
    assert note(), "other facts came back"
    assert Printing.objects.count() == 5
    told = [(change.deed, change.after) for change in Change.objects.about(story.kajaani.subject)]
    assert told[0] == ("document_printed", "Juliste A3, 2")
    assert len(told) == 5
