"""Does a letter on paper tell the facts of its partner, what has changed, and what is missing?"""

from datetime import date, time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events import letters, paper_letters
from events.actions.bulk_letters import Mailing
from events.letter_words import Words
from events.models import Event
from events.paper_letters import Receiver, parted
from partners.models import Change, FieldChange
from tests import letter_world, world

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked():
    return letter_world.asked()


def draft(asked, language: str, kind: str, text: str = "", **options):
    stand = asked.of(language)
    scene = letters.scene_of(Event.objects.with_places().get(pk=asked.event.pk), date(2027, 1, 11))
    words = Words("Otsikko", text) if text else scene.words[kind][stand.organisation.language]
    return paper_letters.draft(scene, kind, words, Receiver(stand.organisation, stand), **options)


def test_a_confirmation_tells_what_was_agreed_and_leaves_out_what_was_not(asked):
    stand = asked.of("fi")
    stand.state, stand.place, stand.tables, stand.sockets = "confirmed", 4, 2, 0
    stand.save()
    stand.presenters.create(name="Teppo Testaaja")
    lines = draft(asked, "fi", "confirmation").written.text.replace("\u00a0", " ").split("\n")
    assert "Pöydän numero: 4" in lines and "Varattu teille: 2 pöytää" in lines
    assert "Esittelijät: Teppo Testaaja" in lines
    assert not any(line.startswith(("Muut tarpeet", "Aiheenne")) for line in lines)


def test_words_that_came_from_the_record_are_named(asked):
    found = draft(asked, "sv", "thanks").written
    assert found.language == "sv" and found.text.startswith("Hej Kerstin!")
    assert "Digitalko i Kajana" in found.data_words and "Hej Kerstin!" in found.data_words


def test_a_change_tells_now_and_before_in_the_letters_language(asked):
    Event.objects.filter(pk=asked.event.pk).update(
        previous_day=date(2027, 3, 3), previous_opens=time(14), previous_closes=time(18), state="rescheduled"
    )
    for language, line in (
        ("fi", "Aika: ke 10.3.2027 klo 14–18 (aiemmin ke 3.3.2027 klo 14–18)"),
        ("sv", "Tid: on 10.3.2027 kl. 14–18 (tidigare on 3.3.2027 kl. 14–18)"),
    ):
        assert line in draft(asked, language, "change").written.text.replace("\u00a0", " ")
    assert "changed" not in draft(asked, "fi", "change").missing


def test_without_a_change_that_is_what_is_missing(asked):
    found = draft(asked, "fi", "change")
    assert "changed" in found.missing and "aiemmin" not in found.written.text


def test_what_was_before_is_read_from_the_trail_since_the_invitations(asked):
    event = asked.event

    def moved(before: str, after: str) -> None:
        Change.objects.record(
            subject=event.subject, network=event.network, deed="event_edited", by=asked.story.eeva,
            changes=[FieldChange("room", before, after)],
        )  # fmt: skip
        Event.objects.filter(pk=event.pk).update(room=after)
        event.refresh_from_db()

    moved("Sali", "Lehtisali")
    assert paper_letters.former(event) == {"room": "Sali"}, "nobody was written to yet"
    letter_world.accepted(asked, days_ago=0)
    moved("Lehtisali", "Musiikkihuone")
    assert paper_letters.former(event) == {"room": "Lehtisali"}
    text = draft(asked, "fi", "change", before=paper_letters.former(event)).written.text
    assert "Huone: Musiikkihuone (aiemmin Lehtisali)" in text


def test_what_was_changed_and_changed_back_is_no_change(asked):
    event = asked.event
    Change.objects.record(
        subject=event.subject, network=event.network, deed="event_edited", by=asked.story.eeva,
        changes=[FieldChange("room", "Sali", "Lehtisali")],
    )  # fmt: skip
    Event.objects.filter(pk=event.pk).update(room="Sali")
    event.refresh_from_db()
    assert paper_letters.former(event) == {}


def test_a_reminder_on_paper_ends_where_the_signature_begins():
    body, closing = parted(
        "Hei\n\nVastatkaa.\n\nYstävällisin terveisin\n\n{signature}\n\nVastatkaa tähän viestiin."
    )
    assert (body, closing) == ("Hei\n\nVastatkaa.", "Ystävällisin terveisin")
    assert parted("Hei\n\nKiitos: {event}\n\n{signature}") == ("Hei\n\nKiitos: {event}", "")
    assert parted("Hei") == ("Hei", "")


def test_paper_needs_a_postal_address_and_no_mail(asked):
    assert "street_address" in draft(asked, "nobody", "thanks").missing
    organisation = asked.of("nobody").organisation
    organisation.street_address, organisation.postal_code = "Kauppakatu 1", "87100"
    organisation.save()
    assert "street_address" not in draft(asked, "nobody", "thanks").missing


def test_facts_never_become_placeholders(asked):
    organisation = asked.of("fi").organisation
    organisation.name = "Yhdistys {answer_link} {signer}"
    organisation.save()
    text = draft(asked, "fi", "thanks", "Hyvä {organisation}!").written.text
    assert "{answer_link}" not in text and "{signer}" in text


def test_letters_are_read_by_the_same_queries_for_1_and_30(asked):
    def order():
        return {"kind": "change", "stands": list(asked.event.stands.values_list("pk", flat=True))}

    first = order()
    with CaptureQueriesContext(connection) as few:
        mailing = Mailing.of(asked.event, first)
        [mailing.draft(one) for one in mailing.receivers.values()]
    for number in range(30):
        world.stand(asked.event, world.organisation(asked.story.kainuu, f"Lisä {number}", f"lisa-{number}"))
    second = order()
    with CaptureQueriesContext(connection) as many:
        mailing = Mailing.of(asked.event, second)
        [mailing.draft(one) for one in mailing.receivers.values()]
    assert len(many) == len(few) and len(mailing.receivers) == 35
