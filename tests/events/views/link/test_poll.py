"""Does a partner answer the poll tap by tap on the link that later confirms, with and without a script?"""

from datetime import time, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from events.actions import polling
from events.models import Concept, Event, PollVoice, PollVote
from partners.models import CalendarDay
from tests import poll_world, world
from tests.access.walk import database

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked():
    return poll_world.idea()


def test_the_link_shows_the_poll_while_there_is_no_day_and_looking_changes_nothing(asked):
    url, client, before = asked.stand_url(asked.stands[0]), Client(), None
    before = database()
    for tail in ("", "paiva/", "?kieli=sv"):
        html = client.get(url + tail).content.decode()
        assert html.count('name="answer"') == 9 and "Sovitaan yhdessä." in html
    assert "Vilken dag passar?" in html
    assert database() == before


def test_each_tap_is_saved_at_once_and_shown_on_return(asked):
    url, first = asked.stand_url(asked.stands[0]), asked.options[0]
    client = Client()
    answer = client.post(f"{url}paiva/", {"option": first.pk, "answer": "yes"})
    assert (answer.status_code, answer["Location"]) == (302, f"{url}paiva/#option-{first.pk}")
    part = client.post(
        f"{url}paiva/", {"option": first.pk, "answer": "if_needed"}, headers={"HX-Request": "true"}
    ).content.decode()
    assert part.count("<button") == 3 and f'hx-swap-oob="innerHTML:#option-{first.pk}-saved"' in part
    assert "Tallennettu: Jos tarvitaan" in part and "<html" not in part
    said = client.post(f"{url}paiva/", {"comment": "Aamu ei käy."}, headers={"HX-Request": "true"})
    assert "Tallennettu" in said.content.decode()
    html = client.get(url).content.decode()
    assert html.count('aria-pressed="true"') == 1 and "Aamu ei käy." in html
    assert "Tallennettu: Jos tarvitaan" in html
    assert list(PollVote.objects.values_list("answer", flat=True)) == ["if_needed"]
    assert PollVoice.objects.get(stand=asked.stands[0]).comment == "Aamu ei käy."


def test_what_is_no_tap_changes_nothing_and_bad_words_are_told(asked):
    url, client = asked.stand_url(asked.stands[0]), Client()
    other = polling.ask(
        asked.story.kajaani,
        poll_world.proposals(),
        deadline=timezone.localdate(),
        note="",
        by=asked.story.eeva,
    )
    other_key, own_key = other.options.first().pk, asked.options[0].pk
    broken = [
        {}, {"option": "x", "answer": "yes"}, {"option": own_key, "answer": "maybe"},
        {"option": other_key, "answer": "yes"}, {"option": "1" * 40, "answer": "yes"},
    ]  # fmt: skip
    for data in broken:
        assert client.post(f"{url}paiva/", data)["Location"] == f"{url}paiva/"
    told = client.post(f"{url}paiva/", {"comment": "Tunnus 131052-308T"}, headers={"HX-Request": "true"})
    assert told.status_code == 422 and "henkilötunnu" in told.content.decode().lower()
    assert not PollVote.objects.exists() and not PollVoice.objects.exclude(comment="").exists()


def test_a_late_tap_hears_the_outcome_and_the_same_link_confirms(asked):
    stand, option = asked.stands[0], asked.options[0]
    url, client = asked.stand_url(stand), Client()
    model = Concept.objects.default_of([asked.story.kainuu])
    polling.choose(asked.poll, option, by=asked.story.eeva, today=timezone.localdate(), concept=model)
    late = client.post(f"{url}paiva/", {"option": option.pk, "answer": "no"})
    day = f"{option.day.day}.{option.day.month}.{option.day.year}"
    assert late.status_code == 409 and day in late.content.decode()
    part = client.post(f"{url}paiva/", {"option": option.pk, "answer": "no"}, headers={"HX-Request": "true"})
    assert part.status_code == 422 and day in part.content.decode()
    assert not PollVote.objects.exists()
    assert client.get(f"{url}paiva/")["Location"] == url
    html = client.get(url).content.decode()
    assert 'name="state"' in html and 'name="answer"' not in html and day in html


def test_an_event_with_a_day_shows_the_poll_beside_its_confirmation(asked):
    story = asked.story
    partner = world.organisation(story.kainuu, "Nuotta", "nuotta")
    stand = world.stand(story.kajaani, partner, state="invited")
    type(story.kajaani).objects.filter(pk=story.kajaani.pk).update(day=poll_world.wednesday(3))
    polling.ask(story.kajaani, poll_world.proposals(), deadline=timezone.localdate(), note="", by=story.eeva)
    url = asked.stand_url(stand)
    html = Client().get(url).content.decode()
    assert 'name="state"' in html and f'href="{url}paiva/"' in html
    assert Client().get(f"{url}paiva/").content.decode().count('name="answer"') == 9


def test_a_postponed_event_is_asked_about_on_the_same_link_even_after_its_old_day(asked):
    story = asked.story
    partner = world.organisation(story.kainuu, "Nuotta", "nuotta")
    stand = world.stand(story.kajaani, partner, state="invited")
    old = timezone.localdate() - timedelta(days=60)
    type(story.kajaani).objects.filter(pk=story.kajaani.pk).update(day=old, state="postponed")
    poll = polling.ask(
        story.kajaani, poll_world.proposals(), deadline=timezone.localdate(), note="", by=story.eeva
    )
    url, client = asked.stand_url(stand), Client()
    assert client.get(url).content.decode().count('name="answer"') == 9
    option = poll.options.first()
    assert client.post(f"{url}paiva/", {"option": option.pk, "answer": "yes"}).status_code == 302
    assert PollVote.objects.get().answer == "yes"


def test_who_is_asked_reads_what_is_known_of_each_day_but_no_drafts(asked):
    first, second, _third = asked.options
    CalendarDay.objects.create(
        network=asked.story.kainuu,
        kind="school_break",
        name="Hiihtoloma",
        first_day=first.day,
        last_day=first.day,
    )
    facts = {"day": second.day + timedelta(days=1), "opens": time(14)}
    world.event(asked.story.kainuu, asked.story.other_library, slug="luonnos", title="Luonnos", **facts)
    url, client = asked.stand_url(asked.stands[0]), Client()
    html = client.get(url).content.decode()
    assert "hiihtoloma" in html.lower() and "Luonnos" not in html
    Event.objects.filter(slug="luonnos").update(publication="published")
    assert "Samalla viikolla lähellä: Sotkamo" in client.get(url).content.decode()
