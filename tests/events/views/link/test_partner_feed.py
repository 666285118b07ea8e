"""Can a partner make its calendar address behind its link, and can neither looking nor a scanner take it away?"""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from events.personal_links import DAYS_AFTER_EVENT
from partners.choices import LinkPurpose
from partners.models import Change, Link
from tests import link_world

pytestmark = pytest.mark.django_db
TAIL = "kalenteriosoite/"


def live() -> int:
    return Link.objects.filter(purpose=LinkPurpose.STAND_FEED, revoked_at=None).count()


def test_partner_makes_an_address_that_works_and_is_shown_once() -> None:
    kaisa = link_world.invited()
    assert kaisa.look(TAIL).status_code == 200 and live() == 0
    page = kaisa.client.post(kaisa.url + TAIL, {"deed": "open"})
    found = re.search(r"://[^/\s]+(/kalenteri/kumppani/[\w-]+\.ics)", page.text)
    assert found and page.status_code == 200 and live() == 1
    assert kaisa.client.get(found[1]).status_code == 200
    assert page["Cache-Control"] == "no-store"
    again = kaisa.look(TAIL).text
    assert found[1] not in again and "käytössä" in again
    assert Change.objects.of_part(kaisa.stand.subject).get(deed="shared_feed_opened").after == "OP-Kainuu"


def test_an_address_in_use_is_changed_or_closed_only_with_a_tick() -> None:
    kaisa = link_world.invited()
    kaisa.client.post(kaisa.url + TAIL, {"deed": "open"})
    first = Link.objects.latest("id")
    for deed in ("open", "close", "", "muu"):
        page = kaisa.client.post(kaisa.url + TAIL, {"deed": deed})
        first.refresh_from_db()
        assert (page.status_code, first.revoked_at) == (200, None)
    kaisa.client.post(kaisa.url + TAIL, {"deed": "open", "sure": "on"})
    first.refresh_from_db()
    assert first.revoked_at and live() == 1
    page = kaisa.client.post(kaisa.url + TAIL, {"deed": "close", "sure": "on"})
    assert live() == 0 and "ei enää toimi" in page.text


def test_thanks_page_leads_there_and_offers_each_calendar() -> None:
    kaisa = link_world.invited()
    kaisa.send()
    page = kaisa.look("kiitos/").text
    assert f"{kaisa.url}{TAIL}" in page and "calendar.google.com" in page and "outlook.office.com" in page
    assert "/kiitos/" in kaisa.look(TAIL).text


@pytest.mark.parametrize("how", ["revoked", "long after the day"])
def test_a_link_that_is_over_shows_nothing_and_makes_no_address(how: str) -> None:
    kaisa = link_world.invited()
    assert "OP-Kainuu" in kaisa.look(TAIL).text
    if how == "revoked":
        Link.objects.filter(subject=kaisa.stand.subject).update(revoked_at=timezone.now())
    else:
        kaisa.stand.event.day = timezone.localdate() - timedelta(days=DAYS_AFTER_EVENT + 1)
        kaisa.stand.event.save()
    for page in (kaisa.look(TAIL), kaisa.client.post(kaisa.url + TAIL, {"deed": "open"})):
        assert page.status_code == 410 and "OP-Kainuu" not in page.text
    assert live() == 0
