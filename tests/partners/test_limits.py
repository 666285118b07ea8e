"""Is a limit of three three, also when many ask at once, and who counts as the same asker?"""

import pytest
from django.core.cache import cache
from django.test import RequestFactory

from partners import limits

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_counted():
    cache.clear()


def test_three_are_three_for_each_asker_and_deed():
    assert [limits.take("link", "a", 3) for _try in range(5)] == [True, True, True, False, False]
    assert limits.take("link", "b", 3) and limits.take("letter", "a", 3)


def test_a_new_hour_begins_anew(time_machine_at):
    time_machine_at("2026-11-22 12:59")
    assert limits.take("link", "a", 1) and not limits.take("link", "a", 1)
    time_machine_at("2026-11-22 13:01")
    assert limits.take("link", "a", 1)


@pytest.fixture
def time_machine_at():
    import time_machine

    running = []

    def travel(moment):
        running.append(time_machine.travel(moment, tick=False))
        running[-1].start()

    yield travel
    for one in reversed(running):
        one.stop()


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::"),
    ],
)
def test_a_place_is_an_address_or_a_household_of_ipv6(address, place):
    assert limits.place_of(RequestFactory().get("/", REMOTE_ADDR=address)) == place


def test_a_forged_header_is_not_believed(settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 0
    request = RequestFactory().get("/", REMOTE_ADDR="192.0.2.7", HTTP_X_FORWARDED_FOR="198.51.100.1")
    assert limits.place_of(request) == "192.0.2.7"
