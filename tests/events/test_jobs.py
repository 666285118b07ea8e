"""Do the worker's jobs make what the next reader clicks, and survive what is gone?"""

from datetime import date, time, timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from events import jobs
from events.actions import inviting
from events.printing import Order, work_for
from partners import keeping
from partners.models import Contact, Link, Message
from tests import letter_world, world

pytestmark = pytest.mark.django_db


def test_posters_are_ready_before_the_click():
    event = world.story().kajaani
    orders = [
        Order("poster", paper, language)
        for language, paper in (("fi", "a4"), ("fi", "a3"), ("sv", "a4"), ("en", "a4"))
    ]
    event.__class__.objects.update(title="Otsikko jota kukaan ei ole tulostanut")
    assert not any(work_for(event, order).kept() for order in orders)
    jobs.prepare_posters.call(event.pk)
    assert all(work_for(event, order).kept() for order in orders)


def test_one_document_is_made_by_its_order():
    event = world.story().kajaani
    order = Order("invitation_letter", organisation="op-kainuu")
    jobs.render_document.call(event.pk, **order.facts())
    assert work_for(event, order).kept().pdf[:5] == b"%PDF-"


def test_a_deleted_event_or_a_gone_organisation_is_no_failure():
    event = world.story().kajaani
    jobs.prepare_posters.call(event.pk + 1000)
    jobs.render_document.call(event.pk + 1000, **Order("poster").facts())
    jobs.render_document.call(event.pk, **Order("invitation_letter", organisation="poissa").facts())


def test_released_messages_are_packed_and_the_post_office_is_woken():
    asked = letter_world.asked()
    pks = [one.pk for one in letter_world.released(asked)]
    jobs.pack_messages.call(pks)
    assert Message.objects.filter(pk__in=pks).exclude(packed_at=None).count() == 3
    assert DBTaskResult.objects.filter(task_path="partners.post.jobs.deliver").count() == 1
    jobs.pack_messages.call(pks)
    assert Link.objects.count() == 3


def test_the_clock_finds_what_a_lost_job_left_behind():
    asked = letter_world.asked()
    letter_world.released(asked)
    now = timezone.now()
    assert jobs.pack_left_behind(now) == 0, "the job may still be on its way"
    assert jobs.pack_left_behind(now + timedelta(seconds=61)) == 3
    assert jobs.pack_left_behind(now + timedelta(seconds=61)) == 0


def test_drafts_follow_when_the_posters_do():
    asked = letter_world.asked()
    inviting.prepare_invitations(asked.event, by=asked.story.eeva)
    type(asked.event).objects.update(opens=time(12))
    assert "klo\u00a014–18" in letter_world.drafts(asked)[0].text
    jobs.prepare_posters.call(asked.event.pk)
    assert "klo\u00a012–18" in letter_world.drafts(asked)[0].text


def test_drafts_follow_a_partner_whose_contact_was_mended():
    asked = letter_world.asked()
    inviting.prepare_invitations(asked.event, by=asked.story.eeva)
    partner = asked.of("nobody").organisation
    keeping.save_organisation(
        partner, Contact(name="Uusi Ihminen", email="uusi@example.org"), by=asked.story.eeva
    )
    now = timezone.now()
    assert jobs.follow_partners(now + timedelta(hours=1)) == 0, "an old change has been followed"
    assert jobs.follow_partners(now) == 1
    assert letter_world.drafts(asked)[-1].to_email == "uusi@example.org"


def test_invitations_follow_a_meeting_that_moves():
    asked = letter_world.asked()
    inviting.prepare_invitations(asked.event, by=asked.story.eeva)
    asked.event.meetings.update(day=date(2027, 2, 11))
    jobs.refresh_event.call(asked.event.pk)
    assert "to\u00a011.2.2027" in letter_world.drafts(asked)[0].text
