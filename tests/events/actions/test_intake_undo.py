"""Is a whole import taken back as long as nothing was sent, without taking what people did since?"""

import pytest

from events.actions import intake_undo
from events.choices import StandState
from events.intake_choices import ImportState
from events.models import Stand
from partners.choices import LinkPurpose, MessageState
from partners.models import Contact, Link, Message, Organisation
from tests import world
from tests.lists import saved, written

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return world.story()


def test_undoing_leaves_the_world_as_it_was(story):
    contact = world.contact(
        world.organisation(story.kainuu, "Nuotta", "nuotta"), "Esa", email="esa@example.org"
    )
    before = written()
    one = saved(story)
    assert written() != before
    result = intake_undo.undo(one.pk, by=story.eeva)
    one.refresh_from_db()
    assert written() == before
    assert (result.stands, result.kept, one.state, one.made) == (2, [], ImportState.UNDONE, {})
    assert Contact.objects.filter(pk=contact.pk).exists()
    assert intake_undo.undo(one.pk, by=story.eeva) is None


def test_undoing_gives_letters_back_to_last_years_person(story):
    known = world.organisation(story.kainuu, "Nuotta", "nuotta")
    world.contact(known, "Oiva", email="oiva@example.org")
    before = list(known.contacts.values())
    one = saved(story, choices={"1": "update"})
    assert known.contacts.get(name="Oiva").is_primary is False
    intake_undo.undo(one.pk, by=story.eeva)
    assert list(known.contacts.values()) == before


def message(stand, state):
    return Message.objects.create(
        network=stand.event.network, kind="invitation", occasion=stand.event.subject, subject=stand.subject,
        key=f"{stand.pk}-{state}", title="Kutsu", text="Hei", message_id=f"<{stand.pk}-{state}@example.org>",
        state=state,
    )  # fmt: skip


@pytest.mark.parametrize(
    "state", [one for one in MessageState if one not in (MessageState.DRAFT, MessageState.CANCELLED)]
)
def test_nothing_is_undone_once_a_letter_has_been_released(story, state):
    one = saved(story)
    message(Stand.objects.get(organisation__name="Nuotta"), state)
    before = written()
    with pytest.raises(intake_undo.AlreadySent) as refusal:
        intake_undo.undo(one.pk, by=story.eeva)
    assert refusal.value.names == ["Nuotta"]
    assert written() == before


def test_undoing_takes_drafts_and_links_along(story):
    one = saved(story)
    stand = Stand.objects.get(organisation__name="Nuotta")
    message(stand, MessageState.DRAFT)
    Link.mint(LinkPurpose.STAND, stand.subject, network=story.kainuu)
    intake_undo.undo(one.pk, by=story.eeva)
    assert not Message.objects.to_subject(stand.subject).exists()
    assert not Link.objects.live(LinkPurpose.STAND, stand.subject).exists()


@pytest.mark.parametrize("change", ["answer", "presenter", "organisation", "contact", "elsewhere"])
def test_what_a_person_has_changed_since_is_kept_and_told(story, change):
    one = saved(story)
    stand = Stand.objects.select_related("organisation").get(organisation__name="Nuotta")
    organisation, contact = stand.organisation, stand.organisation.contacts.get()
    if change == "answer":
        Stand.objects.filter(pk=stand.pk).update(state=StandState.CONFIRMED)
    elif change == "presenter":
        stand.presenters.create(name="Esa")
    elif change == "organisation":
        Organisation.objects.filter(pk=organisation.pk).update(street_address="Uusitie 1")
    elif change == "contact":
        Contact.objects.filter(pk=contact.pk).update(phone="08 1")
    else:
        world.stand(world.event(story.kainuu, slug="toinen"), organisation)
    result = intake_undo.undo(one.pk, by=story.eeva)
    assert result.kept == ["Nuotta"]
    assert Organisation.objects.filter(pk=organisation.pk).exists()
    assert Stand.objects.filter(pk=stand.pk).exists() == (change in ("answer", "presenter"))
    assert Contact.objects.filter(pk=contact.pk).exists() == (change in ("answer", "presenter", "contact"))
    assert not Organisation.objects.named("Apteekki").exists()
