"""Can a coordinator ask about times by keyboard alone, and see of each what is known and who said what?"""

from datetime import date, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from events.actions import polling
from events.date_choices import Suits
from events.models import Poll
from partners.models import CalendarDay, Message, Venue
from tests import poll_world, world

pytestmark = pytest.mark.django_db
NOW = "paivakysely/"


def typed(*days: str, **more: str) -> dict[str, str]:
    """What a browser sends: rows of times with the usual hours, a deadline and words."""
    rows = {"option-TOTAL_FORMS": str(len(days)), "option-INITIAL_FORMS": "0"}
    for number, day in enumerate(days):
        rows |= {f"option-{number}-day": day, f"option-{number}-opens": "14", f"option-{number}-closes": "18"}
    deadline = timezone.localdate() + timedelta(days=9)
    return rows | {"deadline": f"{deadline.day}.{deadline.month}.{deadline.year}", "note": ""} | more


@pytest.fixture
def story(client):
    made = world.story()
    client.force_login(made.eeva)
    return made


def finnish(day: date) -> str:
    return f"{day.day}.{day.month}.{day.year}"


def test_rows_are_added_and_checked_without_saving_then_one_press_asks_everybody(client, story):
    idea = world.event(
        story.kainuu, None, slug="idea", title="Talkoot kylällä", day=None, opens=None, closes=None
    )
    partner = world.organisation(story.kainuu, "Kela", "kela")
    world.contact(partner, email="kela@example.org")
    world.stand(idea, partner, state="invited")
    url = f"/suunnittelu/idea/{NOW}"
    page = client.get(url).content.decode()
    assert page.count("Aika ") >= 3 and 'value="14"' in page  # the model's hours stand there
    good = finnish(poll_world.wednesday())
    grown = client.post(url, typed(good, add="1")).content.decode()
    assert 'name="option-1-day"' in grown and 'value="14"' in grown and f'value="{good}"' in grown
    assert "Virhe:" not in grown
    checked = client.post(url, typed(good, "6.12.2027", "", check="1")).content.decode()
    assert "itsenäisyyspäivä" in checked and not Poll.objects.exists()
    wrong = client.post(url, typed("32.1.2027", good)).content.decode()
    assert "Virhe:" in wrong and "#id_option-0-day" in wrong and not Poll.objects.exists()
    assert "Kirjoita ainakin yksi aika." in client.post(url, typed("", "")).content.decode()
    twice = client.post(url, typed(good, good)).content.decode()
    assert "Sama alkamisaika" in twice and not Poll.objects.exists()
    past = client.post(url, typed(good, deadline="1.1.2026")).content.decode()
    assert "Tämä päivä on jo mennyt" in past
    answer = client.post(url, typed(good, finnish(poll_world.wednesday(11)), venue=str(story.library.pk)))
    assert (answer.status_code, answer["Location"]) == (302, url)
    poll = Poll.objects.get()
    assert poll.options.count() == 2 and poll.voices.count() == 2 and poll.event.venue == story.library
    assert set(Message.objects.values_list("kind", "state")) == {("poll", "draft")}
    assert client.post(url, typed(good)).status_code == 200 and Poll.objects.count() == 1


def test_each_time_tells_what_speaks_against_it_and_who_can_come(client):
    asked = poll_world.idea()
    client.force_login(asked.story.eeva)
    first, second, _third = asked.options
    Venue.objects.filter(pk=asked.library.pk).update(lead_time_days=400)
    CalendarDay.objects.create(
        network=asked.story.kainuu, kind="election", name="Vaalit", first_day=first.day, last_day=first.day
    )
    away = world.event(
        asked.story.kainuu, asked.story.other_library, slug="sotkamo", title="Sotkamon talkoot",
        day=second.day + timedelta(days=1), opens=time(14),
    )  # fmt: skip
    assert away.municipality_id == "765"
    for stand, answer in zip(asked.stands, (Suits.YES, Suits.IF_NEEDED, Suits.NO), strict=True):
        polling.vote(asked.poll, stand, first.pk, answer, by_name="Joku")
    polling.comment(asked.poll, asked.stands[0], "Iltapäivä sopii paremmin.", by_name="Joku")
    polling.vote(asked.poll, None, first.pk, Suits.NO, by_name="Kirjasto")
    html = client.get(f"/suunnittelu/kajaani-idea/{NOW}").content.decode()
    for words in (
        "Vaalit", "400", "Samalla viikolla lähellä: Sotkamo", "33 km", "Ei sovi kirjastolle",
        "Iltapäivä sopii paremmin.", "Vastannut 1/3 aikaan", "4/4 on vastannut", "Valitse tämä päivä",
    ):  # fmt: skip
        assert words in html, words
    assert html.index(f'option" value="{second.pk}"') < html.index(
        f'option" value="{first.pk}"'
    )  # vetoed last


def test_the_page_asks_as_many_questions_for_two_partners_and_times_as_for_thirty(client):
    small = poll_world.idea(("Kela", "Apteekki"))
    client.force_login(small.story.eeva)
    counts = []
    for is_last in (False, True):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"/suunnittelu/kajaani-idea/{NOW}").status_code == 200
        counts.append(len(queries))
        if is_last:
            break
        for number in range(28):
            partner = world.organisation(small.story.kainuu, f"Kumppani {number}", f"lisa-{number}")
            stand = world.stand(small.event, partner, order=9 + number, state="invited")
            for option in small.options:
                polling.vote(small.poll, stand, option.pk, Suits.YES, by_name="Joku")
        for number in range(4):
            day = small.options[-1].day + timedelta(days=7 * number + 7)
            small.poll.options.create(day=day, opens=time(14), closes=time(18))
    assert counts[0] == counts[1]


def test_an_event_with_a_day_keeps_it_and_leads_to_moving(client, story):
    poll = polling.ask(
        story.kajaani, poll_world.proposals(1), deadline=timezone.localdate(), note="", by=story.eeva
    )
    html = client.get(f"/suunnittelu/kajaani/{NOW}").content.decode()
    option = poll.options.get()
    assert 'action="/suunnittelu/kajaani/siirra/"' in html and f'value="{finnish(option.day)}"' in html
    assert "Valitse tämä päivä" not in html


def test_staffed_hours_stand_beside_each_time_and_waiting_drafts_are_not_written_again(client):
    asked = poll_world.idea(("Kela",))
    client.force_login(asked.story.eeva)
    asked.library.hours.all().delete()
    asked.library.hours.create(weekday=2, opens=time(10), closes=time(19))
    page = f"/suunnittelu/kajaani-idea/{NOW}"
    html = client.get(page).content.decode().replace("\u00a0", " ")
    assert html.count("Kirjaston henkilökunta on paikalla") == 3
    assert "2 on vielä kysymättä" in html and "Kirjoita puuttuvat viestit" in html
    assert "Vastauksia pyydetään" in html
    assert client.post(f"{page}laheta/").status_code == 302
    html = client.get(page).content.decode()
    assert "2 on vielä kysymättä" in html and "Kirjoita puuttuvat viestit" not in html
