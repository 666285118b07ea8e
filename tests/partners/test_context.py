"""Does the frame of the desk show what is one's own, and ask nothing of the database before it is shown?"""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.urls import reverse

from partners.choices import Role
from partners.context import portal
from tests import world

pytestmark = pytest.mark.django_db


def frame_for(user: object, path: str = "/suunnittelu/"):
    """The frame that a user gets on a page."""
    request = RequestFactory().get(path)
    request.user = user
    return portal(request)["desk"]


def test_a_page_that_shows_no_frame_costs_no_query(django_assert_num_queries):
    eeva = world.member(world.user("eeva@example.org", "Eeva"), world.network(), Role.COORDINATOR)
    with django_assert_num_queries(0):
        frame_for(eeva)


def test_a_coordinator_sees_the_network_and_the_whole_menu():
    kainuu = world.network()
    eeva = world.member(world.user("eeva@example.org", "Eeva Esimerkki"), kainuu, Role.COORDINATOR)
    desk = frame_for(eeva, reverse("partners:organisation_list"))
    assert desk.network == kainuu
    assert desk.who == "Eeva Esimerkki"
    assert [item.url for item in desk.menu if item.is_current] == [reverse("partners:organisation_list")]


def test_a_materials_helper_has_no_way_to_contacts_in_the_menu():
    kainuu = world.network()
    eeva = world.member(world.user("eeva@example.org", "Eeva"), kainuu, Role.COORDINATOR)
    matti = world.member(world.user("matti@example.org", "Matti"), kainuu, Role.MATERIALS)
    contacts = reverse("partners:organisation_list")
    assert contacts in [item.url for item in frame_for(eeva).menu]
    assert contacts not in [item.url for item in frame_for(matti).menu]
    assert frame_for(matti).network == kainuu


def test_a_stranger_to_the_portal_gets_no_menu():
    desk = frame_for(AnonymousUser())
    assert desk.menu == []
    assert desk.network is None
    assert desk.home == reverse("public:event_list")
