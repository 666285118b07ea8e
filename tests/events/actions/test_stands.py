"""Does an organisation get one stand, whoever types its name how, and is every change told?"""

import pytest

from events.actions import stands
from events.merging import values_of
from events.models import Stand
from partners.choices import LinkPurpose
from partners.models import Change, Link, Message, Organisation
from tests import world

FACTS = {
    "state": "confirmed",
    "scope": "device_help",
    "topic": "laiteopastus",
    "topic_sv": "",
    "topic_en": "",
}
pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return world.story()


def deeds(event):
    rows = Change.objects.filter(subject=event.subject).order_by("id")
    return [(row.deed, row.field, row.before, row.after) for row in rows]


def test_a_new_name_becomes_an_organisation_with_a_stand(story):
    stand = stands.add_stand(story.kajaani, "Ääniapu ry", FACTS, by=story.eeva)
    assert (stand.organisation.name, stand.organisation.slug) == ("Ääniapu ry", "aaniapu-ry")
    assert deeds(story.kajaani) == [("stand_added", "organisation", "", "Ääniapu ry")]


def test_a_known_name_in_other_capitals_is_the_known_organisation(story):
    known = world.organisation(story.kainuu, "Ääniapu ry", "aaniapu")
    stand = stands.add_stand(story.kajaani, "ÄÄNIAPU RY", FACTS, by=story.eeva)
    assert stand.organisation == known
    assert Organisation.objects.filter(network=story.kainuu, slug__startswith="aaniapu").count() == 1


def test_the_same_name_of_another_network_is_another_organisation(story):
    stand = stands.add_stand(story.kajaani, "Vain Oulun yhdistys", FACTS, by=story.eeva)
    world.organisation(story.oulu, "Vain Oulun yhdistys", "vain-oulun-yhdistys")
    assert stand.organisation.network == story.kainuu


def test_adding_the_same_twice_has_one_effect(story):
    first = stands.add_stand(story.kajaani, "Ääniapu ry", FACTS, by=story.eeva)
    assert stands.add_stand(story.kajaani, "Ääniapu ry", FACTS, by=story.eeva) == first
    assert len(deeds(story.kajaani)) == 1


def test_an_organisation_that_is_there_already_is_refused(story):
    there = story.kajaani.stands.get()
    with pytest.raises(stands.StandExists) as refusal:
        stands.add_stand(story.kajaani, there.organisation, {**FACTS, "topic": "muuta"}, by=story.eeva)
    assert refusal.value.stand == there


def test_a_changed_stand_tells_whose_it_is(story):
    stand = story.kajaani.stands.get()
    seen, values = values_of(stand, FACTS), {**values_of(stand, FACTS), "state": "declined"}
    assert stands.change_stand(stand, values, seen, by=story.eeva) == ("state",)
    assert deeds(story.kajaani) == [("stand_edited", "state:OP-Kainuu", "confirmed", "declined")]


def test_the_same_fact_changed_by_two_is_refused(story):
    stand = story.kajaani.stands.get()
    seen = values_of(stand, FACTS)
    stands.change_stand(stand, {**seen, "topic": "verkkopankki"}, seen, by=story.eeva)
    with pytest.raises(stands.StandChanged) as refusal:
        stands.change_stand(stand, {**seen, "topic": "mobiilipankki"}, seen, by=story.eeva)
    assert (refusal.value.fields, Stand.objects.get(pk=stand.pk).topic) == (("topic",), "verkkopankki")


def test_a_removed_stand_leaves_the_organisation(story):
    stand = story.kajaani.stands.get()
    stands.remove_stand(stand, by=story.eeva)
    stands.remove_stand(stand, by=story.eeva)
    assert deeds(story.kajaani) == [("stand_removed", "organisation", "OP-Kainuu", "")]
    assert Organisation.objects.filter(network=story.kainuu, name="OP-Kainuu").exists()


def test_a_removed_stands_links_end_and_its_waiting_mails_stay_unsent(story):
    stand = story.kajaani.stands.get()
    Link.mint(LinkPurpose.STAND, stand.subject, network=story.kainuu)
    for number, state in enumerate(("draft", "failed", "accepted")):
        Message.objects.create(
            network=story.kainuu, kind="invitation", occasion=story.kajaani.subject, subject=stand.subject,
            key=f"k{number}", message_id=f"<{number}@example.org>", state=state, title="Kutsu", text="Hei",
        )  # fmt: skip
    stands.remove_stand(stand, by=story.eeva)
    assert not Link.objects.filter(revoked_at=None).exists()
    states = Message.objects.order_by("key").values_list("state", flat=True)
    assert list(states) == ["cancelled", "cancelled", "accepted"]
