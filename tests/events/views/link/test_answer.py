"""Does a partner answer by the link, in every way in which people do, and does looking change nothing?"""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from events import personal_links
from events.choices import AnswerSource, LetterKind, StandState
from events.models import DayPlan, Event, Stand
from partners.choices import LinkPurpose
from partners.models import Change, EthicsText, Link, Message
from talkoot.lib.links import token_hash
from tests import world
from tests.access.walk import database
from tests.link_world import COMES, invited

pytestmark = pytest.mark.django_db


@pytest.fixture
def kaisa():
    """An invited partner with her link."""
    return invited()


def test_kaisa_answers_in_a_minute_and_gets_a_receipt(kaisa):
    field = f"meeting_{kaisa.meeting.pk}"
    answer = kaisa.send(**{field: "yes"})
    assert (answer.status_code, answer["Location"]) == (302, f"{kaisa.url}kiitos/")
    stand = kaisa.now()
    assert (stand.state, stand.topic, stand.sockets, stand.needs) == (
        "confirmed", "Verkkopankki ja mobiilisovellus", 2, ["screen", "network"],
    )  # fmt: skip
    assert (stand.place, stand.answered_by, stand.source) == (1, "Kaisa Kursseja", AnswerSource.LINK)
    assert (stand.ethics_version, stand.works_remotely, stand.public_facts) == (1, True, ["name_and_topic"])
    assert [(one.name, one.phone) for one in stand.presenters.all()] == [("Kaisa Kursseja", "000 123 4567")]
    assert [one.answer for one in stand.attendances.all()] == ["yes"]
    receipt = Message.objects.of_kind(LetterKind.RECEIPT).get()
    assert (receipt.to_email, receipt.state) == ("kaisa.kursseja@example.org", "queued")
    assert {row.by_name for row in Change.objects.of_part(stand.subject)} == {"Kaisa Kursseja"}
    assert Link.objects.get(token_hash=token_hash(kaisa.token)).last_used_at is not None


def test_looking_writes_nothing_at_all(kaisa):
    before = database()
    for tail in ("", "kiitos/", "peru/", "kalenteri.ics", "?kieli=sv"):
        for method in ("get", "head", "get"):
            assert getattr(kaisa.client, method)(kaisa.url + tail).status_code in (200, 302), tail
    assert database() == before


def test_the_page_of_an_event_held_remotely_too_tells_how_to_join(kaisa):
    link = "https://meet.example.org/talkoot"
    event = kaisa.now().event
    Event.objects.filter(pk=event.pk).update(remote_link=link)
    DayPlan.objects.create(event=event, joining="Avaa linkki.\nSano nimi.", joining_sv="Öppna länken.")
    assert link not in kaisa.look().content.decode(), "the event is in place only"
    Event.objects.filter(pk=event.pk).update(attendance="hybrid")
    page = kaisa.look().content.decode()
    assert f'<a href="{link}" rel="noopener">' in page and "Avaa linkki.<br>Sano nimi." in page
    assert "Öppna länken." in kaisa.client.get(kaisa.url + "?kieli=sv").content.decode()


def test_nothing_is_chosen_or_ticked_beforehand(kaisa):
    page = kaisa.look().content.decode()
    assert 'type="radio"' in page and 'name="ethics"' in page
    assert "checked" not in page.split('name="ethics"')[1].split(">")[0]
    assert "checked" not in page.split('id="div_id_state"')[1].split("</fieldset>")[0]


def test_a_press_of_the_button_alone_is_refused_and_changes_nothing(kaisa):
    before = database()
    form = kaisa.look().context["form"]
    answer = kaisa.client.post(kaisa.url, {"who": "Kaisa Kursseja", "seen": form["seen"].value()})
    assert answer.status_code == 200
    assert set(answer.context["form"].errors) == {"state"}
    assert database() == before


def test_whoever_cannot_come_needs_only_the_choice_and_a_name(kaisa):
    assert kaisa.client.post(kaisa.url, {"state": "declined", "who": "Kaisa"}).status_code == 302
    assert kaisa.now().state == StandState.DECLINED
    page = kaisa.look("kiitos/").content.decode()
    assert "Toivottavasti ensi kerralla" in page


def test_whoever_does_not_know_yet_is_told_of_the_reminder(kaisa):
    assert (
        kaisa.client.post(kaisa.url, {"state": "unsure", "who": "Kaisa", "phone_0": "x"}).status_code == 302
    )
    assert kaisa.now().state == StandState.UNSURE
    assert "Muistutamme" in kaisa.look("kiitos/").content.decode()


def test_mistakes_are_told_at_their_fields_and_what_was_typed_stays(kaisa):
    answer = kaisa.send(topic="x" * 121, phone_0="soita", ethics="", who="", message="131052-308T")
    assert answer.status_code == 200
    assert set(answer.context["form"].errors) == {"topic", "phone_0", "ethics", "who", "message"}
    assert "x" * 121 in answer.content.decode() and "soita" in answer.content.decode()
    assert kaisa.now().state == StandState.INVITED


def test_the_same_answer_again_brings_the_same_page_and_one_receipt(kaisa):
    typed = kaisa.typed()
    for _press in range(3):
        assert kaisa.client.post(kaisa.url, typed).status_code == 302
    assert Message.objects.of_kind(LetterKind.RECEIPT).count() == 1
    assert kaisa.now().version == 2


def test_two_people_who_answer_differently_see_both_versions(kaisa):
    typed = kaisa.typed(topic="Kaisan aihe")
    kaisa.send(topic="Pekan aihe", who="Pekka")
    answer = kaisa.client.post(kaisa.url, typed)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Pekan aihe" in page and "Kaisan aihe" in page
    assert kaisa.now().topic == "Pekan aihe"
    again = typed | {"seen": answer.context["form"]["seen"].value()}
    assert kaisa.client.post(kaisa.url, again).status_code == 302
    assert kaisa.now().topic == "Kaisan aihe"


def test_a_colleague_answers_under_another_name(kaisa):
    kaisa.send(who="Pekka Pankkinen")
    assert kaisa.now().answered_by == "Pekka Pankkinen"
    assert Message.objects.of_kind(LetterKind.RECEIPT).get().to_email == "kaisa.kursseja@example.org"


def test_the_form_is_filled_with_last_time_but_never_the_choice(kaisa):
    old = world.event(kaisa.stand.event.network, slug="viime", day=timezone.localdate() - timedelta(days=300))
    before = world.stand(
        old, kaisa.stand.organisation, topic="Viime aihe", needs=["screen"], sockets=3, answered_at=timezone.now(),
        ethics_version=1, message="Vanha viesti",
    )  # fmt: skip
    before.presenters.create(name="Ville Vanha", phone="000 555 5555")
    page = kaisa.look()
    form = page.context["form"]
    assert "Täytimme viime kerran vastauksenne" in page.content.decode()
    assert [form[name].value() for name in ("topic", "sockets", "needs", "presenter_0", "message", "state")] == [
        "Viime aihe", 3, ("screen",), "Ville Vanha", "", None,
    ]  # fmt: skip
    assert "ethics" in form.fields


def test_answers_of_another_network_or_organisation_are_not_filled_in(kaisa):
    other = world.network("oulu", "Oulun digituki", region_code="17")
    world.stand(world.event(other, slug="o"), world.organisation(other), topic="Oulun aihe")
    world.stand(
        kaisa.stand.event, world.organisation(kaisa.stand.event.network, "Kela", "kela"), topic="Kelan aihe"
    )
    assert not kaisa.look().context["form"].is_from_last_time


def test_a_full_event_says_so_and_puts_on_the_waiting_list(kaisa):
    kaisa.stand.event.places = 1
    kaisa.stand.event.save()
    other = world.organisation(kaisa.stand.event.network, "Kela", "kela")
    world.stand(kaisa.stand.event, other, place=1)
    kaisa.send()
    assert kaisa.now().state == StandState.WAITING
    assert "Olette varalla" in kaisa.look("kiitos/").content.decode()


def test_ethics_that_changed_meanwhile_are_read_again(kaisa):
    typed = kaisa.typed()
    EthicsText.objects.create(network=kaisa.stand.event.network, version=2, text="Uusi ohje")
    answer = kaisa.client.post(kaisa.url, typed)
    assert set(answer.context["form"].errors) == {"ethics"}
    assert "Uusi ohje" in answer.content.decode()
    kaisa.send()
    assert kaisa.now().ethics_version == 2
    assert "ethics" not in kaisa.look().context["form"].fields


def test_ids_in_the_form_reach_no_other_stand(kaisa):
    other = world.stand(
        kaisa.stand.event, world.organisation(kaisa.stand.event.network, "Kela", "kela"), state="invited"
    )
    kaisa.send(stand=other.pk, pk=other.pk, organisation=other.organisation_id, event=999)
    assert Stand.objects.get(pk=other.pk).state == StandState.INVITED


@pytest.mark.parametrize(
    ("language", "word"), [("sv", "Kommer ni"), ("en", "Are you coming along?"), ("fi", "Pääsettekö")]
)
def test_the_page_speaks_the_asked_language_and_keeps_it(kaisa, language, word):
    page = kaisa.look(f"?kieli={language}")
    assert word in page.content.decode()
    assert page["Content-Language"] == language
    assert f'<html lang="{language}">' in page.content.decode()


def test_the_usual_language_is_the_organisations(kaisa):
    kaisa.stand.organisation.language = "sv"
    kaisa.stand.organisation.save()
    assert kaisa.look()["Content-Language"] == "sv"
    form = kaisa.look("?kieli=fi").context["form"]
    answer = kaisa.client.post(f"{kaisa.url}?kieli=fi", COMES | {"seen": form["seen"].value()})
    assert answer["Location"].endswith("/kiitos/?kieli=fi")


def test_pages_are_kept_nowhere_and_found_by_nobody(kaisa):
    for tail in ("", "kiitos/", "peru/"):
        page = kaisa.look(tail)
        assert (page["Cache-Control"], page["X-Robots-Tag"]) == ("no-store", "noindex, nofollow")
        assert page["Referrer-Policy"] == "same-origin"


def test_no_field_asks_for_a_password_or_an_identity_code(kaisa):
    page = kaisa.look().content.decode().lower()
    assert 'type="password"' not in page and "hetu" not in page and 'henkilötunnus"' not in page


def test_a_late_answer_is_taken_and_flagged(kaisa):
    kaisa.stand.event.answer_by = timezone.localdate() - timedelta(days=1)
    kaisa.stand.event.save()
    assert "Vastauksia pyydettiin" in kaisa.look().content.decode()
    kaisa.send()
    assert kaisa.now().is_late


def test_an_event_that_is_over_shows_the_answer_and_takes_none(kaisa):
    kaisa.send()
    typed = kaisa.typed(topic="Uusi")
    kaisa.stand.event.day = timezone.localdate() - timedelta(days=1)
    kaisa.stand.event.save()
    page = kaisa.look()
    assert (page.status_code, "<form" in page.content.decode()) == (200, False)
    assert "Verkkopankki ja mobiilisovellus" in page.content.decode()
    assert kaisa.client.post(kaisa.url, typed).status_code == 409
    assert kaisa.now().topic == "Verkkopankki ja mobiilisovellus"


def test_a_cancelled_event_says_so_and_takes_no_answer(kaisa):
    typed = kaisa.typed()
    kaisa.stand.event.state = "cancelled"
    kaisa.stand.event.save()
    page = kaisa.look()
    assert page.status_code == 200 and "on peruttu" in page.content.decode()
    assert "000 111 2222" in page.content.decode()
    assert kaisa.client.post(kaisa.url, typed).status_code == 409
    assert kaisa.now().state == StandState.INVITED


def test_links_that_do_not_open_say_why_and_whom_to_call(kaisa):
    personal_links.revoke(LinkPurpose.STAND, kaisa.stand.subject)
    revoked = kaisa.look()
    assert revoked.status_code == 410 and "000 111 2222" in revoked.content.decode()
    assert "Pyydä uusi linkki" in revoked.content.decode()
    assert kaisa.client.post(kaisa.url, COMES).status_code == 410
    unknown = kaisa.client.get("/k/ei-ole/")
    assert unknown.status_code == 404 and "Pyydä uusi linkki" in unknown.content.decode()
    kaisa.stand.event.day = timezone.localdate() - timedelta(days=31)
    kaisa.stand.event.save()
    token, _address = personal_links.new_address(LinkPurpose.STAND)
    personal_links.save_for_stand(token, kaisa.stand)
    expired = kaisa.client.get(f"/k/{token}/")
    assert expired.status_code == 410 and "Pyydä uusi linkki" not in expired.content.decode()


def test_the_organisation_that_was_removed_has_no_page(kaisa):
    kaisa.stand.delete()
    assert kaisa.look().status_code == 404


def test_guessing_is_stopped_while_real_links_stay_open(kaisa, monkeypatch):
    monkeypatch.setattr("partners.limits.LINK_MISSES", 3)
    assert [kaisa.client.get(f"/k/arvaus-{number}/").status_code for number in range(5)] == [
        404,
        404,
        404,
        429,
        429,
    ]
    assert kaisa.look().status_code == 200


def test_a_post_without_the_token_of_the_form_is_refused(kaisa):
    client = Client(enforce_csrf_checks=True)
    assert client.post(kaisa.url, COMES).status_code == 403
    client.get(kaisa.url)
    token = client.cookies["csrftoken"].value
    sent = COMES | {"csrfmiddlewaretoken": token}
    assert client.post(kaisa.url, sent, headers={"Origin": "null"}).status_code == 403
    assert client.post(kaisa.url, sent).status_code == 302
