"""Is a stand changed by coordinators, and is another person's change never overwritten unseen?"""

from dataclasses import replace

import pytest

from events.actions.answers import answer_stand
from events.answering import answer_of
from events.choices import AnswerSource
from partners.choices import LinkPurpose
from partners.models import Change, Link, Message
from tests import world
from tests.posting import typed

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return world.story()


@pytest.fixture
def address(story):
    return f"/suunnittelu/kajaani/kumppanit/{story.kajaani.stands.get().pk}/"


def test_all_facts_are_saved_and_nobody_has_answered_by_that(client, story, address):
    meeting = story.kajaani.meetings.get()
    client.force_login(story.eeva)
    form = client.get(address).context["form"]
    response = client.post(address, typed(
        form, topic="verkkopankki", topic_sv="nätbank", story="Näytämme verkkopankin.\nKysy pois.", tables="2",
        sockets="3", needs=["quiet", "screen"], needs_note="iso kyltti", works_remotely="yes", public_facts=["photos"],
        message="Tuomme kahvia", presenter_0="Nina Näytesivu", phone_0="000 123 4567", scope="both",
        **{f"meeting_{meeting.pk}": "no"},
    ))  # fmt: skip
    stand = story.kajaani.stands.get()
    assert response.status_code == 302
    assert (stand.topic, stand.topic_sv, stand.story) == (
        "verkkopankki",
        "nätbank",
        "Näytämme verkkopankin. Kysy pois.",
    )
    assert (stand.tables, stand.sockets, stand.needs, stand.needs_note) == (
        2,
        3,
        ["screen", "quiet"],
        "iso kyltti",
    )
    assert (stand.works_remotely, stand.public_facts, stand.message) == (True, ["photos"], "Tuomme kahvia")
    assert [(one.name, one.phone) for one in stand.presenters.all()] == [("Nina Näytesivu", "000 123 4567")]
    assert [(one.meeting, one.answer) for one in stand.attendances.all()] == [(meeting, "no")]
    assert (stand.state, stand.scope, stand.answered_at) == ("confirmed", "both", None)
    assert set(Change.objects.of_part(stand.subject).values_list("deed", flat=True)) == {"stand_edited"}


def test_saving_what_is_there_changes_nothing(client, story, address):
    stand = story.kajaani.stands.get()
    stand.presenters.create(name="Nina Näytesivu")
    client.force_login(story.eeva)
    response = client.post(address, typed(client.get(address).context["form"]), follow=True)
    assert "mikään ei ollut muuttunut" in response.content.decode()
    assert not Change.objects.of_part(stand.subject).exists()


def test_what_the_partner_changed_meanwhile_stays(client, story, address):
    stand = story.kajaani.stands.get()
    client.force_login(story.eeva)
    stale = typed(client.get(address).context["form"], needs_note="iso kyltti")
    said = replace(answer_of(stand, "fi"), presenters=(("Kaisa Kursseja", ""),))
    answer_stand(stand.pk, said, seen=None, source=AnswerSource.LINK)
    client.post(address, stale)
    assert [one.name for one in stand.presenters.all()] == ["Kaisa Kursseja"]
    assert story.kajaani.stands.get().needs_note == "iso kyltti"


def test_presenters_changed_by_two_are_told_by_name(client, story, address):
    stand = story.kajaani.stands.get()
    client.force_login(story.eeva)
    stale = typed(client.get(address).context["form"], presenter_0="Teppo Testaaja")
    said = replace(answer_of(stand, "fi"), presenters=(("Kaisa Kursseja", ""),))
    answer_stand(stand.pk, said, seen=None, source=AnswerSource.LINK)
    told = client.post(address, stale)
    assert "Kaisa Kursseja" in str(told.context["form"].errors["presenter_0"])
    assert [one.name for one in stand.presenters.all()] == ["Kaisa Kursseja"]


def test_the_page_tells_people_messages_links_and_history(client, story, address):
    stand = story.kajaani.stands.get()
    contact = world.contact(stand.organisation, phone="000 765 4321")
    stand.presenters.create(name="Teppo Testaaja", phone="000 111 2222")
    for _number in range(2):
        Link.mint(LinkPurpose.STAND, stand.subject, network=story.kainuu)
    Message.objects.create(
        network=story.kainuu, kind="invitation", occasion=story.kajaani.subject, subject=stand.subject, key="a",
        message_id="<a@example.org>", state="unclear", title="Kutsu", text="Hei", to_name="Kaisa Kursseja",
    )  # fmt: skip
    client.force_login(story.eeva)
    client.post(address, typed(client.get(address).context["form"], topic="verkkopankki"))
    page = client.get(address)
    text = page.content.decode()
    for words in (contact.phone, "000 111 2222", "Kumppanilla on kaksi toimivaa linkkiä.", "Epäselvä"):
        assert words in text
    assert page.context["history"][0]["was"] == "sähköiset palvelut"


def test_a_change_from_a_stale_page_is_told_before_it_replaces(client, story, address):
    client.force_login(story.eeva)
    stale = typed(client.get(address).context["form"], topic="mobiilipankki")
    client.post(address, typed(client.get(address).context["form"], topic="verkkopankki"))
    told = client.post(address, stale)
    assert "verkkopankki" in told.content.decode()
    assert story.kajaani.stands.get().topic == "verkkopankki"
    client.post(address, typed(told.context["form"]))
    assert story.kajaani.stands.get().topic == "mobiilipankki"


def test_only_coordinators_of_the_network_change(client, story, address):
    client.force_login(story.eeva)
    form = client.get(address).context["form"]
    for person in (story.oona, story.liisa, story.matti):
        client.force_login(person)
        assert client.get(address).status_code == 404
        assert client.post(address, typed(form, topic="kaapattu")).status_code == 404
    assert story.kajaani.stands.get().topic == "sähköiset palvelut"


def test_a_stand_is_found_below_its_own_event_only(client, story):
    client.force_login(story.eeva)
    stand = story.kajaani.stands.get()
    world.event(story.kainuu, story.library, slug="toinen")
    assert client.get(f"/suunnittelu/toinen/kumppanit/{stand.pk}/").status_code == 404
