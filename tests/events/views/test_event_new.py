"""Do four fields become one plan, whatever is typed and however often the form is sent?"""

import re
import uuid
from datetime import date, time
from typing import Any

import pytest
import time_machine
from django.urls import reverse

from events import sheet
from events.actions.concepts import install_concept
from events.actions.planning import plan_event_once
from events.models import Concept, ConceptMeeting, ConceptTask, Event
from partners.models import Change, Venue
from tests import world
from tests.desk_world import TODAY, Desk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


@pytest.fixture
def today() -> Any:
    with time_machine.travel(f"{TODAY}T10:00:00+02:00", tick=False):
        yield TODAY


@pytest.fixture
def desk(client: Any) -> Desk:
    made = Desk()
    client.force_login(made.eeva)
    return made


def typed(at: Venue | None, **changes: Any) -> dict[str, Any]:
    """What Eeva types, as a browser sends it."""
    facts = {"day": "22.4.2027", "opens": "14", "closes": "18", "key": str(uuid.uuid4())}
    if at:
        facts |= {"municipality": at.municipality_id, "venue": at.pk}
    return facts | changes


def send(client: Any, data: dict[str, Any]) -> Any:
    return client.post(reverse("desk:event_new"), data)


def test_four_fields_become_a_finished_plan(client, desk):
    answer = send(client, typed(desk.kajaani))
    event = Event.objects.get()
    assert answer.url == f"/suunnittelu/{event.slug}/suunnitelma/?uusi=1"
    assert (event.day, event.opens, event.closes) == (date(2027, 4, 22), time(14), time(18))
    assert [meeting.day for meeting in event.meetings.all()] == [date(2027, 3, 24), date(2027, 4, 8)]
    assert (event.tasks.count(), event.supplies.count(), event.stand_types.count()) == (28, 19, 4)
    assert event.created_by == desk.eeva
    assert Change.objects.about(event.subject).get().deed == "event_planned"


def test_changed_rows_of_the_model_plan_the_next_event_differently(client, desk):
    ConceptTask.objects.filter(concept=desk.model).exclude(offset_days=56).delete()
    ConceptMeeting.objects.filter(concept=desk.model, offset_days=14).update(
        offset_days=7, name="Loppukatselmus"
    )
    Concept.objects.filter(pk=desk.model.pk).update(opens=time(10), closes=time(15))
    page = client.get(reverse("desk:event_new")).content.decode()
    assert 'value="10"' in page and 'value="15"' in page
    send(client, typed(desk.kajaani))
    event = Event.objects.get()
    assert [task.offset_days for task in event.tasks.all()] == [56]
    assert [meeting.name for meeting in event.meetings.all()] == ["Suunnittelukokous 1", "Loppukatselmus"]


def test_a_place_with_an_odd_inflection_stands_right_in_title_and_letter(client, desk):
    desk.model.texts.filter(key="letter_opening").update(
        text="Kutsumme teidät talkoisiin {municipality_destination}."
    )
    venue = desk.library("Aittokosken kylätalo")
    send(client, typed(venue))
    event = Event.objects.get()
    facts = sheet.of(event)
    assert event.title == "Digitukitalkoot Aittokosken kylätalolla"
    assert facts.letter.opening == "Kutsumme teidät talkoisiin Puolangalle."
    page = client.get(reverse("desk:event_plan", args=[event.slug]) + "?uusi=1").content.decode()
    assert "<h1>Puolangan talkoiden suunnitelma on valmis</h1>" in page


def test_the_same_form_makes_one_event_when_it_is_sent_twice(client, desk):
    data = typed(desk.kajaani)
    first, second = send(client, data), send(client, data)
    assert Event.objects.count() == 1
    assert first.url == second.url
    assert "Tästä lomakkeesta on jo tehty talkoot." in client.get(second.url).content.decode()


def test_two_presses_at_the_same_moment_make_one_event(desk):
    key = uuid.uuid4()
    facts = {
        "concept": desk.model, "municipality": desk.kajaani.municipality, "venue": desk.kajaani,
        "day": date(2027, 4, 22), "opens": time(14), "closes": time(18), "today": TODAY, "by": desk.eeva,
    }  # fmt: skip
    one, is_new = plan_event_once(creation_key=key, **facts)
    two, is_new_again = plan_event_once(creation_key=key, **facts)
    assert (one, is_new, is_new_again) == (two, True, False)


def test_a_key_that_somebody_else_has_used_hides_nothing_and_shows_nothing(client, desk):
    key = uuid.uuid4()
    oulu = desk.stranger().memberships.get().network
    theirs = world.event(oulu, world.venue(oulu, "564", "Oulun kirjasto"), creation_key=key)
    send(client, typed(desk.kajaani, key=str(key)))
    assert Event.objects.exclude(pk=theirs.pk).get().network == desk.network


def test_a_broken_key_still_makes_an_event(client, desk):
    assert send(client, typed(desk.kajaani, key="rikki")).status_code == 302
    assert Event.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "field", "said"),
    [
        ({"day": "31.4.2027"}, "day", "Huhtikuussa on 30 päivää."),
        ({"closes": "8"}, "closes", "Päättymisajan pitää olla alkamisajan jälkeen."),
        ({"closes": "24"}, "closes", "Päättymisajan pitää olla alkamisajan jälkeen."),
        ({"day": "28.3.2027", "opens": "3.30", "closes": "5"}, "opens", "klo 3.00–3.59 ei ole olemassa"),
        ({"venue": "999999"}, "venue", "Tämä kirjasto ei ole enää luettelossa."),
        ({"venue": ""}, "venue", "Valitse kirjasto."),
        ({"municipality": "xyz"}, "municipality", "Tällaista kuntaa ei ole."),
        ({"municipality": "765"}, "venue", "Kajaanin kaupunginkirjasto on toisessa kunnassa: Kajaani."),
        ({"opens": ""}, "opens", "Kirjoita kellonaika"),
        ({"day": "{{ 7*7 }}"}, "day", "Kirjoita päivä näin"),
    ],
)
def test_what_cannot_be_is_told_at_the_field_and_the_typing_stays(client, desk, change, field, said):
    answer = send(client, typed(desk.kajaani, **change))
    form, page = answer.context["form"], answer.content.decode()
    assert answer.status_code == 200
    assert said in " ".join(form.errors[field])
    assert "<title>Virhe: " in page
    assert said in page
    assert Event.objects.count() == 0
    for name, value in change.items():
        if name in ("day", "opens", "closes"):
            assert form[name].value() == value


def test_the_double_hour_is_taken_as_the_first_and_said(client, desk):
    answer = send(client, typed(desk.kajaani, day="31.10.2027", opens="3.30", closes="6", check="1"))
    assert "tunti klo 3–4 tulee kahdesti" in answer.content.decode()
    send(client, typed(desk.kajaani, day="31.10.2027", opens="3.30", closes="6"))
    event = Event.objects.get()
    assert event.starts_at is not None
    assert event.starts_at.isoformat() == "2027-10-31T00:30:00+00:00"


def test_the_municipality_comes_from_the_library_when_only_that_is_chosen(client, desk):
    send(client, typed(desk.sotkamo, municipality=""))
    assert Event.objects.get().municipality_id == "765"


def test_checking_without_scripts_shows_the_checks_and_saves_nothing(client, desk):
    page = send(client, typed(desk.kajaani, check="1")).content.decode()
    assert "Suunnittelukokous 1 on ke\u00a024.3.2027, koska 25.3.2027 on kiirastorstai." in page
    assert Event.objects.count() == 0


def test_a_past_day_warns_and_does_not_block(client, desk):
    assert send(client, typed(desk.kajaani, day="4.1.2027")).status_code == 302
    assert Event.objects.get().day == date(2027, 1, 4)


def options(page: str, name: str) -> str:
    """The inside of one list of the page."""
    found = re.search(rf'<select name="{name}".*?</select>', page, re.DOTALL)
    assert found
    return found[0]


def test_the_own_region_comes_first_and_libraries_are_grouped(client, desk):
    page = client.get(reverse("desk:event_new")).content.decode()
    towns = options(page, "municipality")
    assert re.findall(r'<optgroup label="(.*?)"', towns) == ["Kainuu", "Muut kunnat"]
    assert towns.index("Kajaani") < towns.index("Puolanka") < towns.index("Sotkamo") < towns.index("Oulu")
    assert re.findall(r'<optgroup label="(.*?)"', options(page, "venue")) == [
        "Kajaani",
        "Puolanka",
        "Sotkamo",
    ]


def test_choosing_a_municipality_narrows_the_libraries(client, desk):
    page = client.get(
        reverse("desk:event_new"), {"municipality": "765"}, headers={"HX-Request": "true"}
    ).content.decode()
    assert re.findall(r"<option.*?>(.*?)</option>", options(page, "venue")) == [
        "Valitse kirjasto",
        "Sotkamon kirjasto",
    ]
    assert re.search(r'<option value="\d+" selected>Sotkamon kirjasto', page)


def test_somebody_elses_library_cannot_be_chosen(client, desk):
    oulu = world.venue(desk.stranger().memberships.get().network, "564", "Oulun kirjasto")
    answer = send(client, typed(oulu))
    assert "venue" in answer.context["form"].errors
    assert "Oulun kirjasto" not in client.get(reverse("desk:event_new")).content.decode()


def test_who_plans_nothing_gets_no_page(client, desk):
    client.force_login(desk.matti)
    assert client.get(reverse("desk:event_new")).status_code == 404
    assert send(client, typed(desk.kajaani)).status_code == 404
    assert Event.objects.count() == 0


def test_a_network_without_a_model_says_so(client, desk):
    Concept.objects.all().delete()
    assert "Suunnitelmaa ei voi tehdä" in send(client, typed(desk.kajaani)).content.decode()


def take(desk: Desk, name: str) -> Concept:
    """Another model of the network, beside its usual one."""
    return install_concept(desk.network, name, is_default=False)


def test_another_model_in_its_own_format_is_chosen_under_other_choices(client, desk):
    talk = take(desk, "etatietoisku")
    page = client.get(reverse("desk:event_new")).content.decode()
    assert page.index(">Digitukitalkoot kirjastossa</option>") < page.index(">Etätietoisku</option>")
    send(client, typed(desk.kajaani, model=talk.pk, attendance="", newspaper_ad="no"))
    event = Event.objects.get()
    assert (event.concept, event.attendance, event.has_newspaper_ad) == (talk, "online", False)
    assert event.contingency_plan.startswith("Jos yhteys katkeaa, odotetaan viisi minuuttia")
    names = set(event.tasks.values_list("name", flat=True))
    assert "Varaa lehti-ilmoitus" not in names
    assert "Kokeile katselupaikan näyttö ja kaiutin" not in names  # only in a hybrid event
    assert [(row.name, row.day) for row in event.meetings.all()][-1] == ("Harjoitus", date(2027, 4, 15))


@pytest.mark.parametrize(
    ("attendance", "tasks", "start"),
    [
        ("onsite", 28, "Jos tapahtumaa ei voi"),
        ("hybrid", 32, "Jos etäyhteys ei toimi"),
        ("online", 30, "Jos etäyhteys katkeaa"),
    ],
)
def test_the_format_decides_which_rows_and_which_plan_b_come(client, desk, attendance, tasks, start):
    send(client, typed(desk.kajaani, attendance=attendance))
    event = Event.objects.get()
    assert (event.attendance, event.tasks.count()) == (attendance, tasks)
    assert event.contingency_plan.startswith(start)


def test_what_one_gets_is_told_of_the_model_and_format_chosen_so_far(client, desk):
    fair = take(desk, "digimessut")
    page = client.get(reverse("desk:event_new"), {"model": fair.pk, "newspaper_ad": "no"}).content.decode()
    assert "35 tehtävää" in page and "5 suunnittelukokousta" in page and "”Digimessut”" in page
    assert '<details class="more" open>' in page


def test_another_networks_model_is_no_choice(client, desk):
    theirs = install_concept(desk.stranger().memberships.get().network, "digimessut")
    answer = send(client, typed(desk.kajaani, model=theirs.pk))
    assert "Tätä mallia ei enää ole luettelossa." in answer.content.decode()
    assert not Event.objects.exists()


def test_a_broken_model_number_is_told_at_its_field_and_never_breaks(client, desk):
    for wrong in ("0", "x", "9" * 30, "-1"):
        assert send(client, typed(desk.kajaani, model=wrong)).status_code == 200
        assert client.get(reverse("desk:event_new"), {"model": wrong}).status_code == 200
    assert not Event.objects.exists()
