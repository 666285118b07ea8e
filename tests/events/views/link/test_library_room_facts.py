"""Does a library tell once what its room has, and does it stay for the next event?"""

import pytest
from django.test import Client

from events import personal_links
from partners.models import Change, Venue
from talkoot.lib.links import new_token
from tests import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return world.story()


def page(story) -> tuple[Client, str]:
    token = new_token()
    personal_links.save_for_library(token, story.kajaani)
    type(story.kajaani).objects.filter(pk=story.kajaani.pk).update(day=None)
    return Client(), f"/kirjasto/{token}/tilan-tiedot/"


def sent(client: Client, url: str, **typed: str) -> dict[str, str]:
    """What a browser sends: what stood there, hidden, and what is typed now."""
    form = client.get(url).context["form"]
    seen = dict(form.seen())
    return {name.removeprefix("initial-"): value for name, value in seen.items()} | seen | typed


def test_what_is_told_is_kept_on_the_venue_with_its_trail(story):
    client, url = page(story)
    data = sent(client, url, tables="12", has_copier="yes", poster_sizes="A4 ja A3", keys="Liisa avaa klo 12.",
                parking="Pihan puolella kaksi paikkaa.")  # fmt: skip
    assert client.post(url, data)["Location"] == url.removesuffix("tilan-tiedot/")
    venue = Venue.objects.get(pk=story.library.pk)
    assert (venue.tables, venue.has_copier, venue.poster_sizes, venue.keys) == (
        12, True, "A4 ja A3", "Liisa avaa klo 12.",
    )  # fmt: skip
    told = Change.objects.about(f"venue:{venue.pk}")
    assert {row.field for row in told} == {"tables", "has_copier", "poster_sizes", "keys", "parking"}
    assert {row.by_name for row in told} == {venue.name}
    assert Change.objects.about(story.kajaani.subject).first().deed == "venue_facts_told"
    before = Change.objects.count()
    client.post(url, sent(client, url))
    assert Change.objects.count() == before


def test_only_what_this_person_changed_is_saved(story):
    client, url = page(story)
    data = sent(client, url, tables="7")
    Venue.objects.filter(pk=story.library.pk).update(sockets=9)  # the coordinator, meanwhile
    client.post(url, data)
    venue = Venue.objects.get(pk=story.library.pk)
    assert (venue.tables, venue.sockets) == (7, 9)
    wrong = client.post(url, data | {"tables": "monta"})
    assert wrong.status_code == 422 and Venue.objects.get(pk=venue.pk).tables == 7
