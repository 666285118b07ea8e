"""Does each partner get one draft, which follows the record until a person edits it, and does only what was seen go?"""

from datetime import date

import pytest

from events.actions import inviting
from events.choices import EventState, StandState
from events.models import Event, Stand
from partners.choices import MessageState
from partners.models import Contact, Message, Organisation
from partners.post import outbox
from tests import letter_world, world

pytestmark = pytest.mark.django_db
NAMES = ["Kumppani en", "Kumppani fi", "Kumppani nobody", "Kumppani sv"]


def prepared(asked: letter_world.Asked) -> inviting.Prepared:
    return inviting.prepare_invitations(asked.event, by=asked.story.eeva)


def press_send(asked: letter_world.Asked, messages: list[Message]) -> inviting.Released:
    return inviting.release([one.pk for one in messages], inviting.seen_digest(messages), by=asked.story.eeva)


def test_everybody_who_has_to_answer_gets_one_draft() -> None:
    asked = letter_world.asked()
    done = prepared(asked)
    found = letter_world.drafts(asked)
    assert done.written == [one.pk for one in found]
    assert [one.subject for one in found] == [stand.subject for stand in asked.stands.values()]
    assert done.without_address == ["Kumppani nobody"]
    assert done.left_out == {"answered": ["OP-Kainuu"]}
    assert {one.packed_at for one in found} == {None} and {one.sealed_link for one in found} == {None}


def test_a_second_press_makes_nothing_new() -> None:
    asked = letter_world.asked()
    prepared(asked)
    again = prepared(asked)
    assert again.written == [] and sorted(again.left_out["waiting"]) == NAMES
    assert Message.objects.count() == 4


def test_who_wants_no_invitations_gets_none_and_that_is_told() -> None:
    asked = letter_world.asked()
    Organisation.objects.filter(slug="kumppani-sv").update(no_invitations=True)
    assert prepared(asked).left_out["refused"] == ["Kumppani sv"]
    assert "Kumppani sv" not in {one.to_name for one in letter_world.drafts(asked)}
    assert len(letter_world.drafts(asked)) == 3


@pytest.mark.parametrize(
    "facts", [{"state": EventState.CANCELLED}, {"state": EventState.POSTPONED}, {"day": date(2026, 1, 7)}]
)
def test_nobody_is_invited_to_what_is_not_held(facts: dict) -> None:
    asked = letter_world.asked(**facts)
    assert prepared(asked).is_over
    assert inviting.prepare_reminders(asked.event, by=asked.story.eeva).is_over
    assert inviting.prepare_library_link(asked.event, by=asked.story.eeva) is None
    assert Message.objects.count() == 0


def test_drafts_follow_the_record() -> None:
    asked = letter_world.asked()
    prepared(asked)
    assert inviting.refresh_drafts(asked.event.pk) == 0
    Event.objects.filter(pk=asked.event.pk).update(day=date(2027, 3, 11))
    Contact.objects.filter(email="fi@partner.example.org").update(email="uusi@partner.example.org")
    assert inviting.refresh_drafts(asked.event.pk) == 4
    first = letter_world.drafts(asked)[0]
    assert "11.3.2027" in first.title and "11.3.2027" in first.text and "10.3.2027" not in first.text
    assert first.to_email == "uusi@partner.example.org"
    assert not first.facts_have_changed


def test_an_edited_draft_keeps_its_words_and_is_flagged_once() -> None:
    asked = letter_world.asked()
    prepared(asked)
    first = letter_world.drafts(asked)[0]
    outbox.edit(first, title="Oma", text="Omat sanat {answer_link}")
    inviting.refresh_drafts(asked.event.pk)
    assert not Message.objects.get(pk=first.pk).facts_have_changed, "nothing has changed yet"
    Event.objects.filter(pk=asked.event.pk).update(day=date(2027, 3, 11))
    inviting.refresh_drafts(asked.event.pk)
    flagged = Message.objects.get(pk=first.pk)
    assert (flagged.title, flagged.text, flagged.facts_have_changed) == (
        "Oma",
        "Omat sanat {answer_link}",
        True,
    )
    outbox.edit(flagged, title="Oma", text="Uudet sanat {answer_link}")
    inviting.refresh_drafts(asked.event.pk)
    assert not Message.objects.get(pk=first.pk).facts_have_changed, "seen and edited after the change"


def test_drafts_to_a_removed_partner_are_cancelled() -> None:
    asked = letter_world.asked()
    prepared(asked)
    asked.of("sv").delete()
    inviting.refresh_drafts(asked.event.pk)
    assert [one.language for one in letter_world.drafts(asked)] == ["fi", "en", "fi"]


def test_a_sent_letter_gets_a_next_version_only_when_its_facts_change() -> None:
    asked = letter_world.asked()
    letter_world.accepted(asked)
    first = Message.objects.filter(subject=asked.of("fi").subject).get()
    assert sorted(prepared(asked).left_out["sent"]) == ["Kumppani en", "Kumppani fi", "Kumppani sv"]
    Event.objects.filter(pk=asked.event.pk).update(day=date(2027, 3, 11))
    Stand.objects.filter(pk=asked.of("sv").pk).update(state=StandState.CONFIRMED)
    assert len(prepared(asked).written) == 2
    second = letter_world.drafts(asked)[-2]
    assert (second.version, second.thread, second.subject) == (2, first.message_id, first.subject)
    assert second.message_id != first.message_id


def test_what_a_person_left_unsent_is_not_made_again() -> None:
    asked = letter_world.asked()
    prepared(asked)
    outbox.cancel(letter_world.drafts(asked)[0])
    assert prepared(asked).left_out["dropped"] == ["Kumppani fi"]


def test_only_what_was_seen_is_released() -> None:
    asked = letter_world.asked()
    prepared(asked)
    seen = letter_world.drafts(asked)
    Event.objects.filter(pk=asked.event.pk).update(day=date(2027, 3, 11))
    assert press_send(asked, seen) == inviting.Released(is_other=True)
    assert Message.objects.leaving().count() == 0
    now = letter_world.drafts(asked)
    assert "11.3.2027" in now[0].title
    assert press_send(asked, now) == inviting.Released(tuple(one.pk for one in now[:3]), 1)
    assert Message.objects.leaving().count() == 3


def test_a_second_press_of_the_button_releases_nothing() -> None:
    asked = letter_world.asked()
    prepared(asked)
    seen = letter_world.drafts(asked)
    press_send(asked, seen)
    again = press_send(asked, seen)
    assert again.pks == () and not again.is_other


def test_who_came_along_from_another_event_is_to_be_invited_until_the_invitation_goes() -> None:
    asked = letter_world.asked()
    Stand.objects.filter(event=asked.event, state=StandState.INVITED).update(invite_again=True)
    prepared(asked)
    assert Stand.objects.filter(invite_again=True).count() == len(asked.stands)
    released = press_send(asked, letter_world.drafts(asked))
    assert len(released.pks) == 3
    assert list(Stand.objects.filter(invite_again=True).values_list("organisation__name", flat=True)) == [
        "Kumppani nobody"
    ]


def test_a_stranger_releases_nothing() -> None:
    asked = letter_world.asked()
    prepared(asked)
    seen = letter_world.drafts(asked)
    pks = [one.pk for one in seen]
    assert inviting.release(pks, inviting.seen_digest(seen), by=asked.story.oona) == inviting.Released()
    assert len(letter_world.drafts(asked)) == 4


def test_seen_digest_needs_one_query_for_many_messages(django_assert_num_queries) -> None:
    asked = letter_world.asked()
    prepared(asked)
    whole = letter_world.drafts(asked)
    lazy = list(Message.objects.drafts().without_text().order_by("-pk"))
    with django_assert_num_queries(1):
        assert inviting.seen_digest(lazy) == inviting.seen_digest(whole)


def test_problems_are_told_in_the_language_of_the_page(django_assert_num_queries) -> None:
    asked = letter_world.asked(answer_by=None)
    prepared(asked)
    last = letter_world.drafts(asked)[-1]
    with django_assert_num_queries(0):
        assert inviting.problems_of(last) == [
            "Sähköpostiosoite puuttuu. Tulosta kirje tai lisää osoite.",
            "Tapahtumalla ei ole vastauspäivää, johon mennessä kumppanit vastaavat.",
            "Yhteyshenkilöä ei tiedetä, joten tervehdyksessä ei ole nimeä.",
        ]


def test_problems_of_edited_words_are_found() -> None:
    asked = letter_world.asked()
    prepared(asked)
    first = letter_world.drafts(asked)[0]
    assert inviting.problems_of(first) == []
    outbox.edit(first, title="Oma {evnt}", text="Ei linkkiä")
    told = " ".join(inviting.problems_of(Message.objects.get(pk=first.pk)))
    assert "{answer_link}" in told and "evnt" in told


# --- the library ------------------------------------------------------------------------------------------------


def test_the_library_gets_one_link_until_the_facts_change() -> None:
    asked = letter_world.asked()
    asked.story.library.email = "kirjasto@example.org"
    asked.story.library.save()
    first = inviting.prepare_library_link(asked.event, by=asked.story.eeva)
    assert (
        first is not None
        and first.to_email == "kirjasto@example.org"
        and first.subject == asked.event.subject
    )
    assert inviting.prepare_library_link(asked.event, by=asked.story.eeva) == first
    Message.objects.filter(pk=first.pk).update(state=MessageState.ACCEPTED)
    assert inviting.prepare_library_link(asked.event, by=asked.story.eeva) == first
    Event.objects.filter(pk=asked.event.pk).update(day=date(2027, 3, 11))
    second = inviting.prepare_library_link(asked.event, by=asked.story.eeva)
    assert second is not None and (second.version, second.thread) == (2, first.message_id)


def test_a_new_venue_cancels_the_link_to_the_old_one() -> None:
    asked = letter_world.asked()
    inviting.prepare_library_link(asked.event, by=asked.story.eeva)
    Event.objects.filter(pk=asked.event.pk).update(venue=asked.story.other_library)
    inviting.refresh_drafts(asked.event.pk)
    assert letter_world.drafts(asked, "library_link") == []
    again = inviting.prepare_library_link(asked.event, by=asked.story.eeva)
    assert again is not None and again.version == 1 and "Sotkamon kirjasto" in again.text


@pytest.mark.parametrize("number", [1, 30])
def test_preparing_needs_queries_for_drafts_alone(number: int, django_assert_max_num_queries) -> None:
    asked = letter_world.asked()
    for one in range(number):
        partner = world.organisation(asked.story.kainuu, f"Uusi {one}", f"uusi-{one}")
        world.stand(asked.event, partner, state=StandState.INVITED)
    with django_assert_max_num_queries(
        20 + 6 * (number + 4)
    ):  # a draft is looked for and saved in a savepoint
        prepared(asked)
    with django_assert_max_num_queries(20):
        inviting.refresh_drafts(asked.event.pk)
