"""Who sees what of people and places?"""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from partners import rules
from partners.choices import Role
from partners.models import Membership, Network, Organisation, User, Venue
from tests import world

pytestmark = pytest.mark.django_db


def fresh(person: User) -> User:
    """The same person at their next request."""
    return User.objects.get(pk=person.pk)


def test_coordinator_sees_own_networks_places_and_partners_and_nobody_elses():
    story = world.story()

    assert list(Venue.objects.managed_by(story.eeva).order_by("id")) == [story.library, story.other_library]
    assert list(Venue.objects.managed_by(story.oona)) == [story.oulu_library]
    assert list(Network.objects.managed_by(story.eeva)) == [story.kainuu]
    assert [o.network for o in Organisation.objects.managed_by(story.eeva)] == [story.kainuu]
    assert [o.network for o in Organisation.objects.managed_by(story.oona)] == [story.oulu]


def test_administrator_of_a_network_may_do_what_its_coordinator_may():
    story = world.story()
    boss = world.member(world.user("pomo@example.org", "Pirkko Pomo"), story.kainuu, Role.ADMIN)

    assert boss.standing == story.eeva.standing


@pytest.mark.parametrize("name", ["matti", "liisa"])
def test_helper_and_librarian_do_not_see_partners_or_places_of_the_network(name):
    story = world.story()
    person = getattr(story, name)

    assert not Organisation.objects.managed_by(person).exists()
    assert not Venue.objects.managed_by(person).exists()
    assert not Network.objects.managed_by(person).exists()


def test_helper_joins_the_planning_side_of_own_network_only():
    story = world.story()

    assert list(Network.objects.joined_by(story.matti)) == [story.kainuu]
    assert not Network.objects.joined_by(story.liisa).exists()


@pytest.mark.parametrize(
    ("first", "last", "counts"),
    [(None, None, True), (-1, 1, True), (0, 0, True), (1, None, False), (None, -1, False), (-9, -2, False)],
)
def test_membership_counts_only_within_its_period(first, last, counts):
    today = timezone.localdate()
    period = {
        "starts_on": None if first is None else today + timedelta(days=first),
        "ends_on": None if last is None else today + timedelta(days=last),
    }
    kainuu = world.network()
    person = world.member(world.user("eeva@example.org", "Eeva"), kainuu, Role.COORDINATOR, **period)

    assert (kainuu.pk in person.standing.coordinated) is counts


def test_losing_a_role_takes_effect_at_the_next_request():
    story = world.story()
    assert Venue.objects.managed_by(story.eeva).exists()
    Membership.objects.filter(user=story.eeva).update(ends_on=date(2020, 1, 1))

    assert not Venue.objects.managed_by(fresh(story.eeva)).exists()


def test_memberships_are_read_once_a_request(django_assert_num_queries):
    story = world.story()
    eeva = fresh(story.eeva)

    with django_assert_num_queries(1):
        rules.managed_by(eeva)
        rules.network_managed_by(eeva)


def test_librarian_without_a_venue_is_refused_by_the_database():
    from django.db import IntegrityError

    with pytest.raises(IntegrityError):
        world.member(world.user("l@example.org", "L"), world.network(), Role.LIBRARIAN)
