"""What does anyone see of a published event, and what does nobody see?"""

import gzip
import json
import re
from datetime import date, time, timedelta
from html import unescape
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone

from events import sheet as sheets
from events.choices import Publication, Scope
from events.structured import structured
from tests import world

pytestmark = pytest.mark.django_db
STATIC = Path(settings.BASE_DIR) / "static"
PRIVATE = "Varasuunnitelma ja sen puhelinnumero"


@pytest.fixture
def kajaani():
    """A published event with one helper, with private facts that must not be seen."""
    kainuu = world.network()
    event = world.event(
        kainuu, world.venue(kainuu), publication=Publication.PUBLISHED, description="Tule ja kokeile.",
        bring="Ota oma laite mukaan.\nSalasanat mukaan, mutta älä kerro niitä.", free="Maksuton. Ei ilmoittautumista.",
        step_free=True, contact_name="Kirjasto", contact_phone="08 000 000", contingency_plan=PRIVATE,
        day=timezone.localdate() + timedelta(days=30),
    )  # fmt: skip
    world.stand(event, world.organisation(kainuu))
    world.meeting(event, agenda=PRIVATE)
    world.task(event, name=PRIVATE)
    return event


def shown(client, address="/talkoot/kajaani/", **headers):
    response = client.get(address, **headers)
    assert response.status_code == 200
    return response.content.decode()


def words_of(page: str) -> str:
    """The page as it is read: without the data for programs, tags and entities."""
    body = re.sub(r"<script.*?</script>", " ", page, flags=re.S)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


def data_of(page: str) -> dict:
    (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, flags=re.S)
    return json.loads(text)


def change(event, **facts):
    for name, value in facts.items():
        setattr(event, name, value)
    event.save()


# --- what it says -----------------------------------------------------------------------------------------------


def test_visitor_sees_the_facts_of_the_poster(client, kajaani):
    page = shown(client)
    assert re.search(r"<h1[^>]*>Apua puhelimen ja tietokoneen käyttöön</h1>", page)
    for fact in (
        "klo 14–18", "Kajaanin kaupunginkirjasto", "Seminaarinkatu 15, 87100 Kajaani", "Maksuton. Ei ilmoittautumista.",
        "Tule ja kokeile.", "Ota oma laite mukaan.", "OP-Kainuu sähköiset palvelut", "Tilaan pääsee esteettömästi.",
        "08 000 000", "Apua saa suomeksi.", "Kainuun digituki",
    ):  # fmt: skip
        assert fact in words_of(page).replace("\u00a0", " "), fact
    assert 'href="/talkoot/kajaani/kalenteri.ics"' in page
    assert 'href="/talkoot/kajaani/juliste.pdf"' in page
    assert PRIVATE not in page


def test_helpers_are_grouped_by_what_they_help_with(client, kajaani):
    world.stand(
        kajaani,
        world.organisation(kajaani.network, "Tietokoneyhdistys", "tietokone"),
        scope=Scope.DEVICE_HELP,
    )
    world.stand(kajaani, world.organisation(kajaani.network, "Kela", "kela"), state="invited")
    page = words_of(shown(client))
    order = [
        page.index(word)
        for word in ("Apua laitteen käyttöön", "Tietokoneyhdistys", "Neuvovat omissa", "OP-Kainuu")
    ]
    assert order == sorted(order)
    assert "Kela" not in page


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"state": "cancelled"}, ["Peruttu", "Tapahtumaa ei järjestetä."]),
        ({"state": "postponed"}, ["Lykätty", "Uusi päivä kerrotaan myöhemmin."]),
        (
            {"state": "rescheduled", "previous_day": date(2027, 3, 3), "previous_opens": time(12)},
            ["Siirretty", "ke 3.3.2027"],
        ),
        ({"day": date(2020, 10, 8)}, ["Nämä talkoot on jo pidetty"]),
    ],
)  # fmt: skip
def test_visitor_is_told_first_when_the_plan_changed_or_the_day_is_over(client, kajaani, facts, told):
    before = words_of(shown(client))
    change(kajaani, **facts)
    after = words_of(shown(client)).replace("\u00a0", " ")
    for sentence in told:
        assert sentence not in before
        assert sentence in after


def test_link_is_shown_when_one_can_take_part_remotely(client, kajaani):
    change(kajaani, remote_link="https://example.org/etana", attendance="onsite")
    assert "example.org/etana" not in shown(client)
    for mode in ("hybrid", "online"):
        change(kajaani, attendance=mode)
        assert 'href="https://example.org/etana"' in shown(client)


def test_draft_is_found_by_nobody(client, kajaani):
    eeva = world.member(world.user("eeva@example.org", "Eeva"), kajaani.network, "coordinator")
    assert client.get("/talkoot/kajaani/").status_code == 200
    change(kajaani, publication=Publication.DRAFT)
    for prefix in ("", "/sv", "/en"):
        assert client.get(f"{prefix}/talkoot/kajaani/").status_code == 404
    client.force_login(eeva)
    assert client.get("/talkoot/kajaani/").status_code == 404


# --- languages --------------------------------------------------------------------------------------------------


def test_address_decides_the_language_whoever_reads(client, kajaani):
    change(kajaani, what_you_get_sv="Hjälp med telefonen", what_you_get_en="Help with your phone")
    for address, language, heading in (
        ("/talkoot/kajaani/", "fi", "Apua puhelimen ja tietokoneen käyttöön"),
        ("/sv/talkoot/kajaani/", "sv", "Hjälp med telefonen"),
        ("/en/talkoot/kajaani/", "en", "Help with your phone"),
    ):
        page = shown(client, address)
        assert f'<html lang="{language}">' in page
        assert re.search(rf"<h1[^>]*>{heading}</h1>", page)
    swedish = world.user("sven@example.org", "Sven", language="sv")
    client.force_login(swedish)
    assert '<html lang="fi">' in shown(client)


def test_missing_text_falls_back_to_finnish_and_says_so(client, kajaani):
    change(kajaani, title_sv="Digitalko i Kajana")
    page = shown(client, "/sv/talkoot/kajaani/")
    assert '<span lang="fi">Apua puhelimen ja tietokoneen käyttöön</span>' in page
    assert '<span lang="fi">Digitalko' not in page
    assert '<span lang="fi">sähköiset palvelut</span>' in page
    kajaani.stands.update(topic_sv="e-tjänster")
    assert '<span lang="fi">sähköiset' not in shown(client, "/sv/talkoot/kajaani/")
    assert '<span lang="fi">' not in shown(client)


def test_other_languages_are_offered_by_their_own_names(client, kajaani):
    page = shown(client)
    for code, name in (("sv", "På svenska"), ("en", "In English")):
        assert f'<a href="/{code}/talkoot/kajaani/" hreflang="{code}">{name}</a>' in page


# --- for programs -----------------------------------------------------------------------------------------------


def test_search_engines_are_told_what_the_sheet_says(client, kajaani):
    for language, address in (("fi", "/talkoot/kajaani/"), ("sv", "/sv/talkoot/kajaani/")):
        assert data_of(shown(client, address)) == structured(sheets.of(kajaani, language))


def test_shared_link_has_title_description_and_address(client, kajaani):
    page = shown(client)
    told = dict(re.findall(r'<meta property="og:(\w+)" content="([^"]*)">', page))
    assert told["title"] == "Apua puhelimen ja tietokoneen käyttöön"
    assert "Kajaanin kaupunginkirjasto" in told["description"]
    assert told["url"] == "http://localhost:8000/talkoot/kajaani/"
    assert '<link rel="canonical" href="http://localhost:8000/talkoot/kajaani/">' in page


def test_no_typed_text_becomes_markup(client, kajaani):
    evil = "</script><script>alert(1)</script><b x='\"&amp;{{ 7|add:7 }}"
    texts = (
        "what_you_get",
        "title",
        "kind_name",
        "summary",
        "description",
        "audience",
        "free",
        "bring",
        "access_note",
    )
    change(kajaani, **dict.fromkeys(texts, evil), contact_name=evil, room=evil[:60])
    for row, field in ((kajaani.venue, "name"), (kajaani.network, "name")):
        setattr(row, field, evil)
        row.save()
    kajaani.stands.update(topic=evil)
    organisation = kajaani.stands.get().organisation
    organisation.name = evil
    organisation.save()
    for address in ("/talkoot/kajaani/", "/sv/talkoot/kajaani/"):
        page = shown(client, address)
        assert "alert(1)" in page
        assert page.count("<script") == page.count("</script>") == 1
        assert "<b x=" not in page
        assert "14" not in words_of(page).split("alert(1)")[1][:60]
        assert data_of(page)["name"] == evil


# --- how light it is ----------------------------------------------------------------------------------------------


def test_page_sets_no_cookie_and_needs_no_script(client, kajaani):
    response = client.get("/talkoot/kajaani/")
    assert "Set-Cookie" not in response.headers
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")
    assert re.findall(r"<script(?! type=\"application/ld\+json\")", response.content.decode()) == []


def test_signed_in_reader_gets_the_same_page(client, kajaani):
    before = client.get("/talkoot/kajaani/").content
    client.force_login(world.member(world.user("eeva@example.org", "Eeva"), kajaani.network, "coordinator"))
    assert client.get("/talkoot/kajaani/").content == before


def test_unchanged_page_is_not_sent_again(client, kajaani):
    first = client.get("/talkoot/kajaani/")
    again = client.get("/talkoot/kajaani/", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    change(kajaani, what_you_get="Aivan muuta")
    assert client.get("/talkoot/kajaani/", headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_page_takes_at_most_eight_queries(client, kajaani, django_assert_max_num_queries):
    for number in range(12):
        world.stand(kajaani, world.organisation(kajaani.network, f"Järjestö {number}", f"jarjesto-{number}"))
    with django_assert_max_num_queries(8):
        shown(client)


def test_first_visit_stays_light(client, kajaani):
    for number in range(12):
        world.stand(kajaani, world.organisation(kajaani.network, f"Järjestö {number}", f"jarjesto-{number}"))
    page = shown(client)
    files = {name: (STATIC / name).read_bytes() for name in set(re.findall(r'"/static/([^"#]+)', page))}
    for name, content in list(files.items()):
        if name.endswith(".css"):
            for found in re.findall(rb"url\(\"?\.\./([^\")]+)", content):
                files[found.decode()] = (STATIC / found.decode()).read_bytes()
    assert {"css/base.css", "fonts/text.woff2", "fonts/display.woff2"} <= files.keys()
    fonts = sum(
        len(content) for name, content in files.items() if name in ("fonts/text.woff2", "fonts/display.woff2")
    )
    rest = {name: content for name, content in files.items() if not name.startswith("fonts/")}
    weight = len(gzip.compress(page.encode())) + sum(len(gzip.compress(content)) for content in rest.values())
    picture = len(gzip.compress(rest["img/raanu.svg"]))
    assert weight <= 30_000
    assert fonts <= 45_000
    assert len(page.encode()) + weight - picture < 50_000
    assert not any(name.endswith(".js") for name in files)


def test_answer_is_compressed_when_the_reader_can(client, kajaani):
    response = client.get("/talkoot/kajaani/", headers={"Accept-Encoding": "gzip"})
    assert response["Content-Encoding"] == "gzip"
    assert len(response.content) < 5_000
    assert b"Apua puhelimen" in gzip.decompress(response.content)
