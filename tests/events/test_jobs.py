"""Do the worker's jobs make what the next reader clicks, and survive what is gone?"""

import pytest

from events import jobs
from events.printing import Order, work_for
from tests import world

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
