"""Does the trail read as plain words, the same number of questions for one change and for thirty?"""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events.actions.recording import Seen, save_record
from events.merging import RECORD_FIELDS, values_of
from events.models import Event
from partners.models import Change, FieldChange
from tests import world

ADDRESS = "/suunnittelu/kajaani/muutokset/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return world.story()


def change(event, by, **facts):
    values = {name: getattr(event, name) for name in RECORD_FIELDS} | facts
    save_record(event, values, Seen(event.version, values_of(event)), by=by)


def test_changes_tell_who_what_from_and_to(client, story):
    change(
        story.kajaani,
        story.matti,
        title="Digipäivä",
        attendance="hybrid",
        remote_link="https://a.example/",
        step_free=True,
    )
    client.force_login(story.eeva)
    rows = {row["what"]: (row["was"], row["now"], row["by"]) for row in client.get(ADDRESS).context["rows"]}
    assert rows == {
        "Otsikko": ("Apua digiasioihin", "Digipäivä", "Matti Mallikas"),
        "Toteutustapa": ("Paikan päällä", "Hybridi", "Matti Mallikas"),
        "Etälinkki": ("", "https://a.example/", "Matti Mallikas"),
        "Esteetön kulku": ("", "Kyllä", "Matti Mallikas"),
    }


def test_an_emptied_fact_is_told_as_empty(client, story):
    Event.objects.update(room="Aula")
    event = Event.objects.get(slug="kajaani")
    change(event, story.eeva, room="")
    client.force_login(story.eeva)
    assert client.get(ADDRESS).context["rows"][0]["now"] == "tyhjä"


def test_one_and_thirty_changes_ask_equally_many_questions(client, story):
    counts = []
    for number in (1, 30):
        for _row in range(number):
            Change.objects.record(
                subject=story.kajaani.subject, network=story.kainuu, deed="event_edited", by=story.matti,
                changes=[FieldChange("title", "a", "b")],
            )  # fmt: skip
        client.force_login(story.eeva)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(ADDRESS)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 9


def test_older_changes_are_on_further_pages(client, story):
    fields = [FieldChange("title", str(n), str(n + 1)) for n in range(60)]
    Change.objects.record(
        subject=story.kajaani.subject, network=story.kainuu, deed="event_edited", changes=fields
    )
    client.force_login(story.eeva)
    assert [len(client.get(ADDRESS, {"sivu": page}).context["rows"]) for page in ("1", "2", "x", "99")] == [
        50,
        10,
        50,
        10,
    ]


def test_strangers_and_librarians_find_nothing(client, story):
    for person in (story.oona, story.liisa):
        client.force_login(person)
        assert client.get(ADDRESS).status_code == 404
