"""Does Eeva copy an event to Sotkamo with three choices, and is she told what came along?"""

import uuid
from datetime import date, time
from typing import Any

import pytest
import time_machine
from django.urls import reverse

from events.models import Event
from tests import world
from tests.clone_world import held_event, queries_of
from tests.desk_world import TODAY, Desk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


@pytest.fixture
def today() -> Any:
    with time_machine.travel(f"{TODAY}T10:00:00+02:00", tick=False):
        yield TODAY


@pytest.fixture
def desk(client: Any) -> Desk:
    made = Desk()
    client.force_login(made.eeva)
    return made


def address(event: Event) -> str:
    return reverse("desk:event_clone", args=[event.slug])


def typed(desk: Desk, **changes: Any) -> dict[str, Any]:
    place = desk.sotkamo
    facts = {
        "municipality": place.municipality_id,
        "venue": place.pk,
        "day": "15.9.2027",
        "opens": "14",
        "closes": "18",
    }
    return facts | {"key": str(uuid.uuid4())} | changes


def test_three_choices_make_a_copy_and_lead_to_its_plan_with_a_banner(client, desk):
    source = held_event(desk)
    answer = client.post(address(source), typed(desk))
    copy = Event.objects.get(cloned_from=source)
    assert answer.url == reverse("desk:event_plan", args=[copy.slug]) + "?uusi=1"
    assert (copy.venue, copy.day, copy.opens) == (desk.sotkamo, date(2027, 9, 15), time(14))
    page = client.get(answer.url).content.decode()
    for words in ("Monistettu tapahtumasta Kajaani 22.4.2027", "3 kumppania, jotka kutsutaan uudelleen", "Jäi pois",
                  "1 tehtävä, jonka päivä oli valittu käsin, on yhtä kaukana tapahtumasta kuin ennenkin."):  # fmt: skip
        assert words in page
    assert (
        "Monistettu tapahtumasta"
        not in client.get(reverse("desk:event_plan", args=[copy.slug])).content.decode()
    )
    detail = client.get(reverse("desk:event_detail", args=[copy.slug])).content.decode()
    assert "Monistettu tapahtumasta Kajaani 22.4.2027." in detail
    assert reverse("desk:event_detail", args=[source.slug]) in detail


def test_the_page_offers_the_hours_of_the_source_and_libraries_of_its_network_alone(client, desk):
    source = held_event(desk)
    Event.objects.filter(pk=source.pk).update(opens=time(10), closes=time(15))
    oulu = desk.stranger().memberships.get().network
    world.venue(oulu, "564", "Oulun kaupunginkirjasto")
    page = client.get(address(source)).content.decode()
    assert 'value="10"' in page and 'value="15"' in page
    assert "Sotkamon kirjasto" in page and "Oulun kaupunginkirjasto" not in page


def test_a_venue_of_another_network_is_refused_also_for_one_who_coordinates_both(client, desk):
    source = held_event(desk)
    oulu = desk.stranger().memberships.get().network
    world.member(desk.eeva, oulu, desk.eeva.memberships.get().role)
    client.force_login(type(desk.eeva).objects.get(pk=desk.eeva.pk))
    theirs = world.venue(oulu, "564", "Oulun kaupunginkirjasto")
    assert client.post(address(source), typed(desk, municipality="564", venue=theirs.pk)).status_code == 200
    assert not Event.objects.filter(cloned_from=source).exists()


def test_one_form_makes_one_copy_however_often_it_is_sent(client, desk):
    source, data = held_event(desk), typed(desk)
    urls = {client.post(address(source), data).url for _press in range(2)}
    assert len(urls) == 1 and Event.objects.filter(cloned_from=source).count() == 1


def test_mistakes_are_told_and_nothing_is_made(client, desk):
    source = held_event(desk)
    page = client.post(address(source), typed(desk, day="31.9.2027", venue="")).content.decode()
    assert "Valitse kirjasto." in page
    assert not Event.objects.filter(cloned_from=source).exists()


def test_checking_the_day_without_scripts_makes_nothing(client, desk):
    source = held_event(desk)
    page = client.post(address(source), typed(desk, day="6.12.2027", check="1")).content.decode()
    assert "Tarkistimme päivän" in page
    assert not Event.objects.filter(cloned_from=source).exists()


def test_texts_that_still_name_the_old_place_are_pointed_at_until_they_are_mended(client, desk):
    source = held_event(desk)
    Event.objects.filter(pk=source.pk).update(summary="Tervetuloa Kajaanin kaupunginkirjastoon.")
    client.post(address(source), typed(desk))
    copy = Event.objects.get(cloned_from=source)
    plan = reverse("desk:event_plan", args=[copy.slug])
    assert "mainitaan yhä Kajaanin kaupunginkirjasto: Tiivistelmä" in client.get(plan).content.decode()
    Event.objects.filter(pk=copy.pk).update(summary="Tervetuloa.")
    assert "mainitaan yhä" not in client.get(plan).content.decode()


def test_an_idea_has_nothing_to_copy(client, desk):
    source = held_event(desk)
    Event.objects.filter(pk=source.pk).update(day=None, publication="draft")
    assert client.get(address(source)).status_code == 404


def test_materials_helpers_and_strangers_find_no_such_page(client, desk):
    source = held_event(desk)
    for person in (desk.matti, desk.stranger()):
        client.force_login(person)
        assert client.get(address(source)).status_code == 404
        assert client.post(address(source), typed(desk)).status_code == 404
    assert Event.objects.count() == 1


def test_the_plan_of_a_copy_takes_as_many_queries_with_many_partners(client, desk):
    source = held_event(desk, stands=1)
    client.post(address(source), typed(desk))
    copy = Event.objects.get(cloned_from=source)
    url = reverse("desk:event_plan", args=[copy.slug]) + "?uusi=1"

    one = queries_of(client, url)
    for number in range(30):
        world.task(copy, name=f"Tehtävä {number}")
    assert queries_of(client, url) == one
