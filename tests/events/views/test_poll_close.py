"""Does one press make the winning day the event's, and does whoever comes second read what happened?"""

from datetime import date

import pytest

from events.actions import polling
from events.models import Event, Poll
from events.models.poll import Proposal
from talkoot.lib.dates import short_date
from tests import poll_world, world

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(client):
    made = poll_world.idea()
    client.force_login(made.story.eeva)
    return made


URL = "/suunnittelu/kajaani-idea/paivakysely/lopeta/"


def test_the_chosen_day_becomes_the_events_and_its_plan(client, asked):
    option = asked.options[1]
    answer = client.post(URL, {"poll": asked.poll.pk, "option": option.pk})
    event = asked.now()
    assert (event.day, event.slug) == (option.day, f"kajaani-{option.day.year}")
    assert answer["Location"] == f"/suunnittelu/{event.slug}/suunnitelma/?uusi=1"
    assert event.tasks.count() == 2 and not Poll.objects.get().is_open
    second = client.post(
        f"/suunnittelu/{event.slug}/paivakysely/lopeta/",
        {"poll": asked.poll.pk, "option": asked.options[0].pk},
    )
    assert second["Location"] == f"/suunnittelu/{event.slug}/paivakysely/" and asked.now().day == option.day
    assert "oli jo lopetettu" in client.get(second["Location"]).content.decode()


def test_an_idea_without_a_library_is_led_to_choose_one_and_the_poll_stays_open(client, asked):
    Event.objects.filter(pk=asked.event.pk).update(venue=None)
    option = asked.options[0]
    answer = client.post(URL, {"poll": asked.poll.pk, "option": option.pk})
    assert answer["Location"].startswith(
        f"/suunnittelu/kajaani-idea/tapahtumaksi/?day={short_date(option.day, 'fi')}"
    )
    assert f'value="{short_date(option.day, "fi")}"' in client.get(answer["Location"]).content.decode()
    assert Poll.objects.get().is_open


def test_it_may_be_closed_without_a_day_and_asked_again_with_the_same_times(client, asked):
    answer = client.post(URL, {"poll": asked.poll.pk})
    assert answer["Location"] == "/suunnittelu/kajaani-idea/paivakysely/"
    html = client.get(answer["Location"]).content.decode()
    first = asked.options[0].day
    assert "Edellinen kysely päättyi ilman päivää" in html
    assert f'value="{first.day}.{first.month}.{first.year}"' in html


def test_times_of_other_polls_and_broken_keys_change_nothing(client, asked):
    other = world.event(asked.story.kainuu, asked.library, slug="toinen")
    assert client.post("/suunnittelu/toinen/paivakysely/lopeta/", {"poll": asked.poll.pk}).status_code == 404
    assert client.post(URL, {"poll": asked.poll.pk, "option": "9" * 30}).status_code == 404
    assert client.post(URL, {"poll": "x"}).status_code == 302
    assert Poll.objects.get().is_open and Event.objects.get(pk=other.pk).day == date(2027, 3, 10)


def test_a_day_that_the_event_has_already_is_kept_by_the_same_press(client, asked):
    story, option = asked.story, asked.options[0]
    event = story.kajaani
    Event.objects.filter(pk=event.pk).update(day=option.day, opens=option.opens, closes=option.closes)
    event.refresh_from_db()
    times = [Proposal(one.day, one.opens, one.closes) for one in asked.options[:2]]
    poll = polling.ask(event, times, deadline=option.day, note="", by=story.eeva)
    page = "/suunnittelu/kajaani/paivakysely/"
    html = client.get(page).content.decode()
    assert html.count("Pidä tämä päivä") == 1 and html.count("Katso, mitä siirto tähän aikaan") == 1
    own, other = poll.options.all()
    refused = client.post(f"{page}lopeta/", {"poll": poll.pk, "option": other.pk})
    assert refused["Location"] == "/suunnittelu/kajaani/siirra/" and Poll.objects.still_open(poll.pk)
    before = (event.version, event.tasks.count(), event.meetings.count())
    assert client.post(f"{page}lopeta/", {"poll": poll.pk, "option": own.pk})["Location"] == page
    event.refresh_from_db()
    assert (event.version, event.tasks.count(), event.meetings.count()) == before
    assert list(poll.options.values_list("was_chosen", flat=True)) == [True, False]
    assert "Edellisessä kyselyssä valittiin" in client.get(page).content.decode()
