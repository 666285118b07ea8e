"""Are last answers proposed, shown as proposals, and gone as soon as somebody answers?"""

from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from events.actions.answers import answer_stand, take_back
from events.answering import Answer
from events.choices import AnswerSource, StandState
from events.models import Stand
from events.proposals import filled_in, proposal_of, proposed_stand
from tests import world
from tests.link_world import Kaisa, invited

pytestmark = pytest.mark.django_db
SAID = {
    "scope": "device_help", "topic": "Verkkopankki", "topic_sv": "Nätbank", "topic_en": "", "topic_se": "", "story": "",
    "story_sv": "", "story_en": "", "tables": 2, "sockets": 3, "needs": ["screen"], "needs_note": "iso kyltti",
    "works_remotely": True, "public_facts": ["name_and_topic", "photos"], "presenters": 2, "place": "Sotkamo",
    "day": "2026-09-15",
}  # fmt: skip


@pytest.fixture
def kaisa() -> Kaisa:
    made = invited()
    Stand.objects.filter(pk=made.stand.pk).update(invite_again=True, proposal=SAID)
    made.stand.refresh_from_db()
    return made


def answer(stand: Stand, state: str = "confirmed", **facts: Any) -> Any:
    return answer_stand(stand.pk, Answer(state=state, **facts), seen=None, source=AnswerSource.PHONE)


def test_the_partners_form_begins_with_the_proposal_but_never_with_the_choice(kaisa):
    page = kaisa.look()
    form = page.context["form"]
    shown = [
        form[name].value() for name in ("topic", "tables", "sockets", "needs", "needs_note", "scope", "state")
    ]
    assert shown == ["Verkkopankki", 2, 3, ("screen",), "iso kyltti", "device_help", None]
    assert form["public_facts"].value() == ("name_and_topic", "photos")
    assert "ethics" in form.fields and form["ethics"].value() is None
    words = page.content.decode()
    assert "Alla ovat vastauksenne viime kerralta (Sotkamo 15.9.2026) ehdotuksena." in words
    assert 'value="confirmed" checked' not in words


def test_looking_confirms_nothing(kaisa):
    kaisa.look()
    stand = Stand.objects.get(pk=kaisa.stand.pk)
    assert (stand.state, stand.topic, stand.tables, stand.invite_again) == ("invited", "", 1, True)


def test_a_proposal_speaks_the_language_of_the_form(kaisa):
    assert filled_in(kaisa.stand, "sv")[0].topic == "Nätbank"
    assert filled_in(kaisa.stand, "en")[0].topic == ""


def test_presenters_names_come_from_the_last_confirmed_stand_and_the_rest_from_the_proposal(kaisa):
    old = world.event(kaisa.stand.event.network, slug="viime", day=timezone.localdate())
    world.stand(old, kaisa.stand.organisation, topic="Muu aihe").presenters.create(
        name="Ville Vanha", phone=""
    )
    begin, is_from_last_time = filled_in(kaisa.stand, "fi")
    assert (begin.topic, begin.presenters, is_from_last_time) == (
        "Verkkopankki",
        (("Ville Vanha", ""),),
        True,
    )


def test_an_answer_ends_the_inviting_again_and_taking_it_back_begins_it_anew(kaisa):
    outcome = answer(kaisa.stand, topic="Uusi aihe")
    stand = Stand.objects.get(pk=kaisa.stand.pk)
    assert (stand.state, stand.topic, stand.invite_again) == (StandState.CONFIRMED, "Uusi aihe", False)
    assert filled_in(stand, "fi") == (filled_in(stand, "fi")[0], False)
    assert take_back(stand.pk, outcome.stand.version)
    assert Stand.objects.get(pk=stand.pk).invite_again


def test_mending_the_facts_is_no_answer(kaisa):
    answer_stand(kaisa.stand.pk, Answer(state="invited", topic="X"), seen=None, source=AnswerSource.NONE)
    assert Stand.objects.get(pk=kaisa.stand.pk).invite_again


def test_a_partner_that_declined_is_asked_again_without_a_proposal(kaisa):
    declined = world.stand(
        world.event(kaisa.stand.event.network, slug="viime"), kaisa.stand.organisation, state="declined", topic="",
        answered_at=timezone.now(), message="Emme ehdi.",
    )  # fmt: skip
    assert proposal_of(declined, declined.event) == {}


def test_the_board_and_the_stands_page_show_what_is_proposed(kaisa, client):
    eeva = world.user("eeva.esimerkki@example.org", "Eeva Esimerkki")
    client.force_login(world.member(eeva, kaisa.stand.event.network, "coordinator"))
    slug = kaisa.stand.event.slug
    told = "Sotkamo 15.9.2026: Verkkopankki; 2 pöytää, 3 pistorasiaa, näyttö; iso kyltti, 2 esittelijää"
    for url in (
        reverse("desk:stand_list", args=[slug]),
        reverse("desk:stand_edit", args=[slug, kaisa.stand.pk]),
    ):
        page = client.get(url).content.decode()
        assert "Kutsutaan uudelleen" in page and told in page
    answer(kaisa.stand, "declined")
    page = client.get(reverse("desk:stand_list", args=[slug])).content.decode()
    assert "Kutsutaan uudelleen" not in page and told not in page


def test_an_old_proposal_that_lacks_a_fact_is_still_read(kaisa):
    kaisa.stand.proposal = {"topic": "Verkkopankki"}
    assert (proposed_stand(kaisa.stand).topic, filled_in(kaisa.stand, "fi")[0].tables) == ("Verkkopankki", 1)
