"""Is everything said that should be known of a day, as a sentence, while nothing is saved?"""

from datetime import date, time
from typing import Any

import pytest
import time_machine
from django.urls import reverse

from events.forms.day_words import SENTENCES, warning_check
from events.models import Event
from events.schedule import Warning as DayWarning
from partners.models import CalendarDay, Closure
from tests.desk_world import TODAY, Desk, staffed, voting

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Any) -> Any:
    with time_machine.travel(f"{TODAY}T10:00:00+02:00", tick=False):
        made = Desk()
        client.force_login(made.eeva)
        yield made


def said(client: Any, desk: Desk, day: str, **changes: Any) -> list[tuple[str, str]]:
    """The lines of the answer as (kind, text)."""
    facts = {"municipality": "205", "venue": desk.kajaani.pk, "day": day, "opens": "14", "closes": "18"}
    answer = client.post(reverse("desk:event_check"), facts | changes)
    assert answer.status_code == 200
    page = answer.content.decode()
    for check in answer.context["checks"]:
        assert f"is-{check.kind}" in page
    return [(check.kind, check.text.replace("\u00a0", " ")) for check in answer.context["checks"]]


def test_an_ordinary_day_is_good_news(client, desk):
    staffed(desk.kajaani, 2, 10, 19)
    assert said(client, desk, "10.3.2027") == [
        ("ok", "Ke 10.3.2027 on tavallinen arkipäivä."),
        ("ok", "Kirjaston henkilökunta on paikalla klo 10–19."),
        ("ok", "Talkoot ovat auki klo 14–18, jotta työssäkäyvätkin pääsevät mukaan."),
    ]


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("4.1.2027", "Ma 4.1.2027 on jo mennyt. Tarkista vuosi."),
        ("20.1.2027", "Aikaa on vain 9 päivää: ensimmäiset tehtävät olisivat jo myöhässä."),
        ("12.10.2028", "Päivään on yli 18 kuukautta. Tarkista vuosi."),
        ("26.3.2027", "26.3.2027 on pitkäperjantai, joten kirjasto on luultavasti kiinni."),
        ("13.3.2027", "13.3.2027 on lauantai. Varmista, että kirjasto on auki."),
        ("25.3.2027", "25.3.2027 on kiirastorstai, ja kirjastot sulkeutuvat silloin usein aikaisin."),
        ("18.4.2027", "Eduskuntavaalit 18.4.2027: kirjasto voi olla äänestyspaikka."),
        ("8.4.2027", "Eduskuntavaalien ennakkoäänestys 7.–13.4.2027: tila voi olla varattu, koska kirjastot ovat usein "
         "äänestyspaikkoja."),
        ("9.3.2027", "Hiihtoloma 8.–12.3.2027: moni on silloin poissa."),
        ("4.5.2027", "Kirjasto on suljettu 3.–7.5.2027: remontti."),
        ("2.6.2027", "Henkilökunta on silloin paikalla klo 10–16. Sovi, kuka avaa oven muina aikoina."),
        ("3.6.2027", "Kirjastossa ei ole henkilökuntaa paikalla sinä viikonpäivänä. Sovi, kuka avaa oven."),
        ("22.4.2027", "Suunnittelukokous 1 on ke 24.3.2027, koska 25.3.2027 on kiirastorstai."),
    ],
)  # fmt: skip
def test_what_should_be_known_is_a_sentence_with_its_reason(client, desk, day, sentence):
    voting()
    CalendarDay.objects.create(
        network=desk.network,
        kind="school_break",
        name="Hiihtoloma",
        first_day=date(2027, 3, 8),
        last_day=date(2027, 3, 12),
    )
    Closure.objects.create(
        venue=desk.kajaani, first_day=date(2027, 5, 3), last_day=date(2027, 5, 7), reason="remontti"
    )
    staffed(desk.kajaani, 2, 10, 16)
    assert ("warn", sentence) in said(client, desk, day)


def test_the_lead_time_of_the_library_is_told(client, desk):
    desk.kajaani.lead_time_days = 60
    desk.kajaani.save()
    lines = said(client, desk, "1.3.2027")
    assert (
        "warn",
        "Kirjasto toivoo varausta 60 päivää ennen, ja aikaa on 49 päivää. Soita kirjastoon ensin.",
    ) in lines


def test_another_event_of_the_same_day_is_linked(client, desk):
    event = desk.plan(date(2027, 4, 21), desk.sotkamo)
    facts = {
        "municipality": "205",
        "venue": desk.kajaani.pk,
        "day": "21.4.2027",
        "opens": "14",
        "closes": "18",
    }
    page = client.post(reverse("desk:event_check"), facts).content.decode()
    assert "Samana päivänä on toiset talkoot: Digitukitalkoot Sotkamon kirjastossa." in page
    assert f'href="/suunnittelu/{event.slug}/"' in page


def test_another_networks_event_of_the_same_day_stays_unseen(client, desk):
    event = desk.plan(date(2027, 4, 21), desk.sotkamo)
    assert "toiset talkoot" in str(said(client, desk, "21.4.2027"))
    Event.objects.filter(pk=event.pk).update(network=desk.stranger().memberships.get().network)
    assert "toiset talkoot" not in str(said(client, desk, "21.4.2027"))


def test_unknown_hours_are_said_to_be_unknown(client, desk):
    assert "henkilökunnan aikoja ei ole kirjattu" in str(said(client, desk, "10.3.2027"))


@pytest.mark.once
@pytest.mark.parametrize("day", ["", "31.4.2027", "kohta", "10.3."])
def test_a_day_that_is_not_there_yet_is_passed_over_in_silence(client, desk, day):
    assert said(client, desk, day) == []


def test_checking_saves_nothing_and_needs_a_press(client, desk):
    said(client, desk, "10.3.2027")
    assert Event.objects.count() == 0
    assert client.get(reverse("desk:event_check")).status_code == 405


def test_every_code_of_the_schedule_has_a_sentence():
    day = date(2027, 4, 22)
    facts: dict[str, Any] = {
        "day": day, "first": day, "last": day, "days_left": 3, "lead_time_days": 14, "months": 18, "reason": "remontti",
        "opens": time(10), "closes": time(16), "name": "Hiihtoloma", "title": "Talkoot", "place": "Kuhmo",
        "slug": "kuhmo",
    }  # fmt: skip
    for code in SENTENCES:
        text = warning_check(DayWarning(code, facts)).text
        assert text[0].isupper() or text[0].isdigit()
        assert text.endswith(".")
