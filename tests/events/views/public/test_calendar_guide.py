"""Does anyone find how the days come into their own calendar, without anything being fetched from elsewhere?"""

from datetime import timedelta

import pytest
from django.utils import timezone

from events.choices import Publication
from events.models import Event
from tests import world

pytestmark = pytest.mark.django_db


def test_guide_offers_each_area_that_has_days_and_says_what_was_tried(client, django_assert_max_num_queries):
    story = world.story()
    soon = timezone.localdate() + timedelta(days=20)
    Event.objects.filter(pk=story.kajaani.pk).update(day=soon, publication=Publication.PUBLISHED)
    with django_assert_max_num_queries(5):
        page = client.get("/kalenteriohje/")
    assert page.status_code == 200
    assert (
        "webcal://" in page.text
        and "/kalenteri/kainuu.ics" in page.text
        and "/kalenteri/kunta/205.ics" in page.text
    )
    assert "/kalenteri/oulu.ics" not in page.text  # nothing of theirs is public
    assert "kirjautuneina" in page.text  # what could not be tried
    assert "<script" not in page.text and 'src="http' not in page.text
    assert client.get("/sv/kalenteriohje/").headers["Content-Language"] == "sv"


def test_guide_without_days_says_so(client):
    world.story()
    page = client.get("/kalenteriohje/")
    assert "webcal://" not in page.text
    assert "tilattavaa ei vielä ole" in page.text


def test_an_events_page_leads_to_the_guide_and_offers_each_calendar(client):
    story = world.story()
    soon = timezone.localdate() + timedelta(days=20)
    Event.objects.filter(pk=story.kajaani.pk).update(day=soon, publication=Publication.PUBLISHED)
    page = client.get("/talkoot/kajaani/").text
    for part in (
        "calendar.google.com/calendar/render?",
        "outlook.live.com/",
        "outlook.office.com/",
        "/kalenteriohje/",
    ):
        assert part in page
    assert page.count('rel="noopener noreferrer"') == 3
    Event.objects.filter(pk=story.kajaani.pk).update(state="cancelled")
    assert "calendar.google.com" not in client.get("/talkoot/kajaani/").text
