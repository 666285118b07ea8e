"""Does a spreadsheet change only what was shown and ticked, and is every bad cell told by its name?"""

import io
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from events.models import MarketingRow
from partners.models import Change
from tests import world

ADDRESS = "/suunnittelu/kajaani/markkinointi/tuo/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return world.story()


@pytest.fixture
def row(story):
    story.kajaani.tasks.all().delete()
    task = world.task(
        story.kajaani, name="Ilmoitus", channel="newspaper", due_on=date(2027, 2, 3), offset_days=35
    )
    return MarketingRow.objects.create(
        task=task, audience="Eläkeläiset", cost_planned=Decimal("80"), text="Eka\nToka"
    )


@pytest.fixture
def eeva(client, story, row):
    client.force_login(story.eeva)
    return client


def book(client):
    """Return the plan as it leaves, open to be changed."""
    content = client.get("/suunnittelu/kajaani/markkinointi/vie.xlsx").content
    return openpyxl.load_workbook(io.BytesIO(content))


def file_of(changed):
    written = io.BytesIO()
    changed.save(written)
    return SimpleUploadedFile("suunnitelma.xlsx", written.getvalue())


def shown(client, changed):
    """Return the page that shows what would change."""
    return client.post(ADDRESS, {"file": file_of(changed)})


def confirm(client, response, *numbers):
    data = {"seen": response.context["seen"], **{f"row-{number}": "1" for number in numbers}}
    return client.post(ADDRESS, data)


def column(sheet, heading):
    return next(cell.column for cell in sheet[1] if cell.value == heading)


def test_the_file_as_it_left_changes_nothing(eeva):
    response = shown(eeva, book(eeva))
    assert response.context["rows"] == [] and "samat tiedot" in response.content.decode()


def test_changes_are_shown_first_and_made_only_when_confirmed(eeva, row):
    changed = book(eeva)
    sheet = changed.active
    sheet.cell(2, column(sheet, "Kohderyhmä")).value = "Nuoret"
    sheet.cell(2, column(sheet, "Arvioitu kulu, euroa")).value = "1 234,50"
    sheet.cell(2, column(sheet, "Päivä")).value = "4.2.2027"
    sheet.cell(2, column(sheet, "Tilanne")).value = "tehty"
    response = shown(eeva, changed)
    told = [(name, was, now) for name, was, now in response.context["rows"][0]["changes"]]
    assert ("Kohderyhmä", "Eläkeläiset", "Nuoret") in told
    assert ("Arvioitu kulu, euroa", "80,00\u00a0€", "1\u00a0234,50\u00a0€") in told
    row.refresh_from_db()
    assert row.audience == "Eläkeläiset", "looking has changed nothing"
    for _press in range(2):
        assert confirm(eeva, response, 2).status_code == 302
    row.refresh_from_db()
    row.task.refresh_from_db()
    assert (row.audience, row.cost_planned, row.text) == ("Nuoret", Decimal("1234.50"), "Eka\nToka")
    assert (row.task.due_on, row.task.offset_days, row.task.state) == (date(2027, 2, 4), None, "done")
    assert Change.objects.filter(deed="marketing_imported").count() == 1


def test_what_is_not_ticked_stays(eeva, row):
    changed = book(eeva)
    changed.active.cell(2, column(changed.active, "Kohderyhmä")).value = "Nuoret"
    assert confirm(eeva, shown(eeva, changed)).status_code == 302
    row.refresh_from_db()
    assert row.audience == "Eläkeläiset"


def test_an_unknown_row_becomes_a_task_if_it_is_ticked(eeva, story, row):
    changed = book(eeva)
    changed.active.append(["999999", "12.2.2027", "Juttu seurakuntalehteen", "Media", "Viestintä", "Tehty"])
    response = shown(eeva, changed)
    assert [one["is_new"] for one in response.context["rows"]] == [True]
    assert 'name="row-3" value="1" checked' not in response.content.decode(), "new rows are asked about"
    for _press in range(2):
        confirm(eeva, response, 3)
    made = story.kajaani.tasks.get(name="Juttu seurakuntalehteen")
    assert (made.channel, made.due_on, made.state) == ("media", date(2027, 2, 12), "done")
    assert made.marketing is not None


def test_another_events_task_is_never_touched(eeva, story, row):
    other = world.task(story.oulu_event, name="Oulun salaisuus", channel="web")
    changed = book(eeva)
    changed.active.cell(2, 1).value = str(other.pk)
    changed.active.cell(2, column(changed.active, "Kohderyhmä")).value = "Nuoret"
    response = shown(eeva, changed)
    assert response.context["rows"][0]["is_new"] and "salaisuus" not in response.content.decode()
    confirm(eeva, response, 2)
    other.refresh_from_db()
    assert other.name == "Oulun salaisuus" and not MarketingRow.objects.filter(task=other).exists()


@pytest.mark.parametrize(
    ("heading", "value", "words"),
    [
        ("Arvioitu kulu, euroa", "halpa", "Kirjoita summa euroina"), ("Päivä", "30.2.2027", "Helmikuussa"),
        ("Kanava", "Savumerkit", "ei ole mikään näistä"), ("Mitä", None, "Solu on tyhjä"),
        ("Teksti, enintään 160 merkkiä", "ä" * 161, "160"), ("Linkki julkaistuun", "juttu", "URL"),
        ("Tavoitettu, ihmistä", "monta", "kokonaisluku"), ("Viesti", "131052-308T", "henkilötunnus"),
        ("Kello", "25", "kello"),
    ],
)  # fmt: skip
def test_a_bad_cell_is_told_by_its_name_and_its_row_cannot_be_taken(eeva, row, heading, value, words):
    changed = book(eeva)
    place = changed.active.cell(2, column(changed.active, heading))
    place.value = value
    changed.active.cell(2, column(changed.active, "Kohderyhmä")).value = "Nuoret"
    response = shown(eeva, changed)
    page = response.content.decode()
    assert f"Solu {place.coordinate}" in page and words.casefold() in page.casefold()
    confirm(eeva, response, 2)
    row.refresh_from_db()
    assert row.audience == "Eläkeläiset"


def test_a_row_that_somebody_changed_meanwhile_stays_as_they_left_it(eeva, row):
    changed = book(eeva)
    changed.active.cell(2, column(changed.active, "Kohderyhmä")).value = "Nuoret"
    response = shown(eeva, changed)
    MarketingRow.objects.update(audience="Kaikki")
    page = eeva.get(confirm(eeva, response, 2).url).content.decode()
    assert "Joku muu muutti näitä" in page
    row.refresh_from_db()
    assert row.audience == "Kaikki"


def test_the_same_key_twice_is_told(eeva):
    changed = book(eeva)
    changed.active.append([cell.value for cell in changed.active[2]])
    assert "kahdesti" in shown(eeva, changed).content.decode()


def test_english_headings_are_known_too(eeva, story, row):
    story.eeva.speak("en")
    changed = book(eeva)
    changed.active.cell(2, column(changed.active, "Audience")).value = "Youth"
    story.eeva.speak("fi")
    assert shown(eeva, changed).context["rows"][0]["changes"] == [("Kohderyhmä", "Eläkeläiset", "Youth")]


def broken_books():
    many = openpyxl.Workbook()
    many.active.append(["Tunnus (älä muuta)", "Mitä"])
    for number in range(320):
        many.active.append([number, "Rivi"])
    strange = openpyxl.Workbook()
    strange.active.append(["Nimi", "Osoite"])
    return [
        (b"", "tyhjä"), (b"PK\x03\x04 not a workbook", "Se voi olla rikki"), (b"\x00" * 400, "Se voi olla rikki"),
        (file_of(many).read(), "yli 300"), (file_of(strange).read(), "Otsikoita ei löytynyt"),
    ]  # fmt: skip


@pytest.mark.once
@pytest.mark.parametrize(("content", "words"), broken_books())
def test_a_file_that_cannot_be_read_says_why(eeva, content, words):
    response = eeva.post(ADDRESS, {"file": SimpleUploadedFile("x.xlsx", content)})
    assert response.status_code == 200 and words in response.content.decode()
    assert list(response.context["form"].errors) == ["file"]


def test_a_confirmation_that_was_not_ours_is_refused(eeva, story, row):
    changed = book(eeva)
    changed.active.cell(2, column(changed.active, "Kohderyhmä")).value = "Nuoret"
    seen = shown(eeva, changed).context["seen"]
    assert eeva.post(ADDRESS, {"seen": seen[:-2] + "xx", "row-2": "1"}).url == ADDRESS
    eeva.force_login(story.oona)
    stolen = eeva.post("/suunnittelu/oulu/markkinointi/tuo/", {"seen": seen, "row-2": "1"})
    assert stolen.url.endswith("/oulu/markkinointi/tuo/")
    row.refresh_from_db()
    assert row.audience == "Eläkeläiset"


def test_only_coordinators_bring_changes(client, story):
    for person, status in ((story.eeva, 200), (story.matti, 404), (story.liisa, 404), (story.oona, 404)):
        client.force_login(person)
        assert client.get(ADDRESS).status_code == status
