"""What does a partner see after answering?"""

import re
from urllib.parse import unquote

import pytest

from tests.link_world import invited

pytestmark = pytest.mark.django_db


@pytest.fixture
def kaisa():
    return invited()


def test_thanks_tell_what_was_answered_and_offer_calendar_letter_change_and_undo(kaisa):
    kaisa.send(**{f"meeting_{kaisa.meeting.pk}": "yes"})
    page = kaisa.look("kiitos/").content.decode()
    assert "Kiitos, Kaisa!" in page and "Paikkanne on varattu." in page
    assert "Verkkopankki ja mobiilisovellus" in page and "kaisa.kursseja@example.org" in page
    for part in ("kalenteri.ics", "kirje.pdf", "peru/", '"'):
        assert f'href="{kaisa.url}{part}' in page, part
    assert f'value="{kaisa.address}"' in page


def test_a_colleague_is_handed_the_same_address_in_a_mail(kaisa):
    kaisa.send()
    mail = unquote(re.search(r'href="(mailto:\?[^"]+)"', kaisa.look("kiitos/").content.decode())[1])
    assert kaisa.address in mail and "subject=Apua digiasioihin" in mail


def test_whoever_has_not_answered_is_led_to_the_form(kaisa):
    answer = kaisa.look("kiitos/")
    assert (answer.status_code, answer["Location"]) == (302, kaisa.url)


def test_whoever_cannot_come_is_offered_no_calendar(kaisa):
    kaisa.send(state="declined")
    page = kaisa.look("kiitos/").content.decode()
    assert "kalenteri.ics" not in page and "Emme pääse" in page


def test_names_with_markup_are_shown_as_text(kaisa):
    kaisa.send(who="<b>Kaisa</b>", topic="<script>x</script> {{ 1 }}", presenter_0='"><img src=x>')
    page = kaisa.look("kiitos/").content.decode()
    assert "&lt;b&gt;Kaisa&lt;/b&gt;" in page and "<script>x" not in page and "<img src=x>" not in page
    assert "{{ 1 }}" in page
