"""Does an idea need only a place and a reason, and is it written down once?"""

import uuid
from typing import Any

import pytest
from django.urls import reverse

from events.models import Event
from partners.models import Change
from tests.desk_world import Desk

pytestmark = pytest.mark.django_db
ADDRESS = "/suunnittelu/ideat/uusi/"


@pytest.fixture
def desk(client: Any) -> Desk:
    made = Desk()
    client.force_login(made.eeva)
    return made


def typed(**changes: Any) -> dict[str, Any]:
    facts = {
        "municipality": "765",
        "name": "Talkoot Vuokattiin",
        "reason": "Pankin konttori suljettiin.",
        "evidence": "42 soittoa",
    }
    return facts | {"key": str(uuid.uuid4())} | changes


def test_an_idea_is_an_event_without_day_and_place(client, desk):
    # as browsers send two lines
    answer = client.post(ADDRESS, typed(reason="Pankin konttori\r\nsuljettiin."))
    idea = Event.objects.get()
    assert answer.url == f"{reverse('desk:idea_list')}#idea-{idea.pk}"
    assert (idea.slug, idea.title, idea.day, idea.venue, idea.publication) == (
        "sotkamo-idea", "Talkoot Vuokattiin", None, None, "draft",
    )  # fmt: skip
    assert (idea.reason, idea.evidence, idea.network) == (
        "Pankin konttori\nsuljettiin.",
        "42 soittoa",
        desk.network,
    )
    assert Change.objects.about(idea.subject).get().deed == "idea_written"


def test_one_form_writes_one_idea_and_another_form_another(client, desk):
    data = typed()
    for _press in range(2):
        client.post(ADDRESS, data)
    assert Event.objects.count() == 1
    client.post(ADDRESS, typed())
    assert set(Event.objects.values_list("slug", flat=True)) == {"sotkamo-idea", "sotkamo-idea-2"}


def test_what_is_missing_or_forbidden_is_told(client, desk):
    page = client.post(ADDRESS, typed(reason="", name="131052-308T")).content.decode()
    assert "Kirjoita, miksi talkoita tarvitaan täällä." in page and "henkilötunnus" in page
    assert not Event.objects.exists()


def test_only_coordinators_write_ideas(client, desk):
    client.force_login(desk.matti)
    assert client.post(ADDRESS, typed()).status_code == 404
    assert not Event.objects.exists()
