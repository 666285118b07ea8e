"""Does the library answer the poll by its own link, in its own voice, and does its no put a day last?"""

import pytest
from django.test import Client
from django.utils import timezone

from events import poll_results
from events.actions import polling
from events.models import Poll
from tests import poll_world

pytestmark = pytest.mark.django_db


def test_the_librarys_link_shows_the_poll_and_its_no_counts_most():
    asked = poll_world.idea()
    url, client, first = asked.library_url(), Client(), asked.options[0]
    html = client.get(url).content.decode()
    assert "Mikä päivä sopii kirjastolle?" in html and html.count('name="answer"') == 9
    polling.vote(asked.poll, asked.stands[0], first.pk, "yes", by_name="Kaisa")
    answer = client.post(f"{url}paiva/", {"option": first.pk, "answer": "no"})
    assert answer["Location"] == f"{url}paiva/#option-{first.pk}"
    found = poll_results.results_of(Poll.objects.with_everything().get(pk=asked.poll.pk))
    assert found.ranked[-1].option == first and found.best is None
    assert 'aria-pressed="true"' in client.get(url).content.decode()
    polling.close(asked.poll, by=asked.story.eeva)
    assert client.post(f"{url}paiva/", {"option": first.pk, "answer": "yes"}).status_code == 409
    assert client.get(f"{url}paiva/")["Location"] == url


def test_the_library_of_an_event_with_a_day_keeps_its_page_and_hears_of_the_poll():
    asked = poll_world.idea()
    event = asked.story.kajaani
    type(event).objects.filter(pk=event.pk).update(day=poll_world.wednesday(3))
    polling.ask(event, poll_world.proposals(), deadline=timezone.localdate(), note="", by=asked.story.eeva)
    asked.event = event
    url = asked.library_url()
    html = Client().get(url).content.decode()
    assert "Toista päivää harkitaan" in html and f'href="{url}paiva/"' in html and 'name="state"' in html
