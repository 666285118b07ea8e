"""Does every way of answering reach the board, the poster and the presenters' list?"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from events import sheet
from events.models import Event, Stand
from events.printing import Order, work_for
from partners.choices import Role
from tests import world
from tests.judges import pdf_text
from tests.link_world import COMES, Kaisa, invited
from tests.posting import typed

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Seen:
    """What the board says of the bank, and whether it is named on the two papers."""

    board: str
    on_poster: bool
    on_list: bool
    topic: str


def seen(kaisa: Kaisa, eeva: Client) -> Seen:
    """Look at the board, and at the words of both papers as they would be printed now."""
    event = Event.objects.with_places().get(pk=kaisa.stand.event_id)
    page = eeva.get(f"/suunnittelu/{event.slug}/kumppanit/")
    (row,) = page.context["rows"]
    named = [helper for helper in sheet.of(event).helpers if helper.name == "OP-Kainuu"]
    listed = [stand for stand in sheet.of(event).stands if stand.name == "OP-Kainuu"]
    table = page.content.decode().partition("<tbody")[2].partition("</tbody>")[0]
    return Seen(f"{row.word} | {table}", bool(named), bool(listed), named[0].topic if named else "")


def says_yes(kaisa: Kaisa, eeva: Client) -> None:
    assert kaisa.send().status_code == 302


def changes(kaisa: Kaisa, eeva: Client) -> None:
    says_yes(kaisa, eeva)
    kaisa.send(topic="Pankkitunnukset ja huijaukset")


def declines(kaisa: Kaisa, eeva: Client) -> None:
    says_yes(kaisa, eeva)
    kaisa.client.post(kaisa.url, kaisa.typed() | {"state": "declined"})


def undoes(kaisa: Kaisa, eeva: Client) -> None:
    declines(kaisa, eeva)
    kaisa.client.post(f"{kaisa.url}peru/", {"version": kaisa.now().version, "sure": "on"})


def forwards(kaisa: Kaisa, eeva: Client) -> None:
    colleague = Client()
    data = kaisa.typed() | {"who": "Kalle Kollega"}
    assert colleague.post(kaisa.url, data).status_code == 302


def is_late(kaisa: Kaisa, eeva: Client) -> None:
    Event.objects.update(answer_by=timezone.localdate() - timedelta(days=1))
    says_yes(kaisa, eeva)


def does_not_know(kaisa: Kaisa, eeva: Client) -> None:
    kaisa.client.post(kaisa.url, kaisa.typed() | {"state": "unsure"})


def calls(kaisa: Kaisa, eeva: Client) -> None:
    page = f"/suunnittelu/{kaisa.stand.event.slug}/kumppanit/{kaisa.stand.pk}/"
    form = eeva.get(page).context["answer_form"]
    eeva.post(f"{page}vastaus/", typed(form, state="confirmed", source="phone", by_name="Kaisa", ethics="on"))


WAYS: dict[str, tuple[Callable[[Kaisa, Client], None], str, bool, str]] = {
    "yes": (says_yes, "Vahvistanut", True, COMES["topic"]),
    "change": (changes, "Vahvistanut", True, "Pankkitunnukset ja huijaukset"),
    "decline": (declines, "Peruuntunut", False, ""),
    "undo": (undoes, "Vahvistanut", True, COMES["topic"]),
    "forwarded": (forwards, "Kalle Kollega", True, COMES["topic"]),
    "late": (is_late, "myöhässä", True, COMES["topic"]),
    "not sure": (does_not_know, "Epävarma", False, ""),
    "by phone": (calls, "puhelimitse", True, ""),
}


@pytest.fixture
def eeva() -> Client:
    client = Client()
    client.force_login(
        world.member(world.user("eeva@example.org", "Eeva"), world.network(), Role.COORDINATOR)
    )
    return client


@pytest.mark.parametrize("way", WAYS)
def test_board_poster_and_list_follow(eeva, way):
    answer, word, comes, topic = WAYS[way]
    kaisa = invited()
    before = seen(kaisa, eeva)
    assert (before.on_poster, before.on_list) == (False, False)
    answer(kaisa, eeva)
    after = seen(kaisa, eeva)
    assert word in after.board and word not in before.board
    assert (after.on_poster, after.on_list, after.topic) == (comes, comes, topic)


@pytest.mark.once
@pytest.mark.parametrize("kind", ["poster", "presenters_list", "table_signs"])
def test_the_papers_name_who_comes_and_forget_who_does_not(eeva, kind):
    kaisa = invited()
    says_yes(kaisa, eeva)
    assert "OP-Kainuu" in printed(kaisa.now(), kind)
    kaisa.client.post(kaisa.url, kaisa.typed() | {"state": "declined"})
    assert "OP-Kainuu" not in printed(kaisa.now(), kind)


def printed(stand: Stand, kind: str) -> str:
    event = Event.objects.with_places().get(pk=stand.event_id)
    return pdf_text(work_for(event, Order(kind)).make().pdf).replace("\u00ad", "").replace("\u2011", "-")
