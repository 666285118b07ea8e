"""Are hours, place and form of an event that others know changed only after their consequences have been seen?"""

from datetime import time
from typing import Any

import pytest
import time_machine
from django.urls import reverse

from events import personal_links
from events.actions.publishing import publish_event
from events.choices import EventState, RoomState
from events.models import Event, RoomBooking
from partners.choices import LinkPurpose
from partners.models import Change, Message, Venue
from tests import move_world, post_world, world
from tests.desk_world import Desk
from tests.posting import typed

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Any) -> Any:
    with time_machine.travel(move_world.NOW, tick=False):
        made = Desk()
        client.force_login(made.eeva)
        yield made


def save(client: Any, event: Event, **facts: Any) -> Any:
    """Send the record's form with some facts changed."""
    address = reverse("desk:event_edit", args=[event.slug])
    return client.post(address, typed(client.get(address).context["form"], **facts))


def confirm(client: Any, address: str) -> Any:
    """Look at what follows at an address with facts in it, and confirm it."""
    page = client.get(address)
    form = page.context["form"]
    return client.post(
        address.partition("?")[0],
        {name: form.data.get(name, "") for name in form.fields}
        | {"confirm": page.context["preview"].fingerprint},
    )


def text_of(answer: Any) -> str:
    return str(answer.content.decode()).replace("\u00a0", " ")


def test_a_draft_that_nobody_knows_is_edited_freely(client, desk) -> None:
    event = desk.plan(move_world.DAY)
    other = world.venue(desk.network, name="Kuhmon kirjasto")
    answer = save(
        client,
        event,
        opens="12",
        set_up_from="11",
        venue=str(other.pk),
        attendance="hybrid",
        remote_link="example.org/a",
    )
    assert answer.url == reverse("desk:event_edit", args=[event.slug])
    made = Event.objects.get(pk=event.pk)
    assert (made.opens, made.venue, made.attendance) == (time(12), other, "hybrid")


def asked_library(event: Event) -> Venue:
    """The event's library, which has been asked for its room by mail and has promised it."""
    library = event.venue
    assert library is not None
    Venue.objects.filter(pk=library.pk).update(email="kirjasto@example.org")
    post_world.message(
        event, None, key=f"room_request:{event.pk}:{library.pk}:v1", kind="room_request", state="accepted",
        subject=event.subject, to_email="kirjasto@example.org",
    )  # fmt: skip
    RoomBooking.objects.create(event=event, state=RoomState.CONFIRMED, answered_at=move_world.NOW)
    return library


def test_hours_and_place_of_a_known_event_are_weighed_first_and_the_rest_is_saved(client, desk) -> None:
    event = move_world.told_event(desk)
    library = asked_library(event)
    publish_event(event, by=desk.eeva)
    other = world.venue(desk.network, name="Kuhmon kirjasto", email="kuhmo@example.org")
    facts = {"opens": "12", "set_up_from": "10.30", "room": "Sali", "title": "Uusi nimi"}
    answer = save(client, event, venue=str(other.pk), **facts)
    same = Event.objects.get(pk=event.pk)
    assert (same.title, same.opens, same.venue, same.room) == ("Uusi nimi", time(14), library, event.room)
    page = client.get(answer.url)
    assert "Muut tietävät näistä jo" in text_of(page)
    told = (
        f"Pyydä tila uudesta paikasta: {other}",
        f"{library} on vastannut tilastaan",
        "Uusi aika ja paikka",
    )
    assert [words for words in told if words not in text_of(page)] == []
    assert confirm(client, answer.url).status_code == 302
    made = Event.objects.get(pk=event.pk)
    assert (made.opens, made.set_up_from, made.venue, made.municipality) == (
        time(12), time(10, 30), other, other.municipality,
    )  # fmt: skip
    assert (made.room, made.state, made.title) == ("Sali", EventState.RESCHEDULED, "Uusi nimi")
    assert RoomBooking.objects.get(event=event).state == RoomState.ASKED
    sent = Message.objects.of_kind("moved")
    assert set(sent.values_list("to_email", flat=True)) == {
        "kirjasto@example.org",
        *(f"kumppani{n}@example.org" for n in range(3)),
    }
    words = sent.get(language="fi", subject__startswith="stand").text.replace("\u00a0", " ")
    assert f"Uusi paikka: {other}, Sali" in words and f"Aiempi paikka: {library}" in words
    assert "Uusi aika: ke 21.4.2027 klo 12–18" in words
    fields = set(
        Change.objects.about(event.subject).filter(deed="event_moved").values_list("field", flat=True)
    )
    assert fields == {"day", "venue", "room", "state"}


def test_a_place_alone_is_told_without_an_earlier_time_and_undone(client, desk) -> None:
    event = move_world.told_event(desk)
    Event.objects.filter(pk=event.pk).update(room="lehtisali")
    event.refresh_from_db()
    before = move_world.dump(event)
    other = world.venue(desk.network, name="Kuhmon kirjasto")
    token, _address = personal_links.new_address(LinkPurpose.LIBRARY)
    address = f"/kirjasto/{token}/"
    personal_links.save_for_library(token, event)
    assert client.get(address).status_code == 200
    confirm(client, save(client, event, venue=str(other.pk)).url)
    assert client.get(address).status_code == 410, "the library that was left reads nothing more"
    made = Event.objects.get(pk=event.pk)
    assert (made.venue, made.state, made.calendar_sequence) == (other, EventState.SCHEDULED, 1)
    assert event.room and not made.room, "the old place's room stays there"
    message = Message.objects.of_kind("moved").get(language="fi")
    assert message.title.startswith("Uusi paikka:") and "Aika: " in message.text
    assert "Aiempi aika" not in message.text and "Uusi aika" not in message.text
    client.post(reverse("desk:move_undo", args=[event.slug]))
    assert move_world.dump(event) == before
    assert client.get(address).status_code == 200


def test_the_form_of_a_known_event_leads_to_plan_b(client, desk) -> None:
    event = move_world.told_event(desk)
    answer = save(
        client, event, attendance="online", remote_link="https://example.org/talkoot", summary="Lyhyesti"
    )
    same = Event.objects.get(pk=event.pk)
    assert (same.attendance, same.remote_link, same.summary) == ("onsite", "", "Lyhyesti")
    assert answer.url.startswith(reverse("desk:event_contingency", args=[event.slug]))
    assert confirm(client, answer.url).status_code == 302
    made = Event.objects.get(pk=event.pk)
    assert (made.attendance, made.remote_link) == ("online", "https://example.org/talkoot")


def test_who_may_not_move_is_told_at_the_field_and_keeps_what_was_typed(client, desk) -> None:
    event = move_world.told_event(desk)
    client.force_login(desk.matti)
    answer = save(client, event, opens="12", set_up_from="11", title="Matin otsikko")
    assert answer.status_code == 200 and "Koordinaattori muuttaa tiedon" in text_of(answer)
    assert 'value="Matin otsikko"' in text_of(answer)
    assert save(client, event, title="Matin otsikko", set_up_from="12.30").status_code == 302
    assert Event.objects.get(pk=event.pk).title == "Matin otsikko"
