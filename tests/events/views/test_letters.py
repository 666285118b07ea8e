"""Does the page of letters show whom they go to, what is missing and how they look, and make them at one press?"""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult

from events import jobs
from events.actions import batches
from events.models import Batch
from partners.models import Change, Link
from tests import letter_world, world

pytestmark = pytest.mark.django_db
URL = "/suunnittelu/kajaani/kirjeet/"


@pytest.fixture
def asked():
    return letter_world.asked()


@pytest.fixture
def eeva(client, asked):
    client.force_login(asked.story.eeva)
    return client


def typed(page, **changes) -> dict[str, object]:
    """What the page's form would send as it stands."""
    form = page.context["form"]
    sent = {name: form[name].value() or "" for name in form.fields}
    return sent | {"to": [str(row["key"]) for row in page.context["receivers"]]} | changes


def test_invitations_go_to_those_who_still_have_to_answer_each_in_its_language(eeva):
    page = eeva.get(URL)
    assert [row["name"] for row in page.context["receivers"]] == [
        "Kumppani fi", "Kumppani sv", "Kumppani en", "Kumppani nobody",
    ]  # fmt: skip
    assert [code for _name, code, _fields in page.context["groups"]] == ["fi", "sv", "en"]
    assert "Tee 4 kirjettä" in page.content.decode()


def test_other_states_can_be_chosen_and_nobody_left_is_told(eeva):
    page = eeva.get(URL, {"kind": "invitation", "state": ["", "confirmed"]})
    assert [row["name"] for row in page.context["receivers"]] == ["OP-Kainuu"]
    assert (
        "Ei ketään, jolle kirjoittaa" in eeva.get(URL, {"kind": "invitation", "state": ""}).content.decode()
    )


def test_those_without_mail_can_be_chosen(eeva):
    page = eeva.get(URL, {"kind": "reminder", "post": "1"})
    assert [row["name"] for row in page.context["receivers"]] == ["Kumppani nobody"]


def test_those_who_want_no_invitations_get_none_but_are_told_of_a_cancellation(eeva, asked):
    refusing = asked.of("fi").organisation
    refusing.no_invitations = True
    refusing.save()
    names = {
        kind: [row["name"] for row in eeva.get(URL, {"kind": kind}).context["receivers"]]
        for kind in ("invitation", "cancellation")
    }
    assert "Kumppani fi" not in names["invitation"] and "Kumppani fi" in names["cancellation"]


def test_the_words_are_shown_with_what_came_from_the_record_marked(eeva):
    page = eeva.get(URL, {"kind": "reminder"}).content.decode()
    assert '<mark class="from-data">Hei Kaisa,</mark>' in page
    assert "Vastaanottajan oma linkki" in page and "Ystävällisin terveisin" not in page.split("mail__text")[1]


def test_the_first_letter_is_shown_as_a_picture_that_strangers_cannot_open(eeva, asked, client):
    address = eeva.get(URL, {"kind": "reminder"}).context["shown"]["picture"]
    assert eeva.get(address).content.startswith(b"\x89PNG")
    for person in (asked.story.oona, asked.story.liisa, asked.story.matti):
        client.force_login(person)
        assert client.get(address).status_code == 404


def test_what_is_missing_is_told_by_name(eeva, asked):
    organisation = asked.of("sv").organisation
    for name, value in (
        ("street_address", "Kauppakatu 1"),
        ("postal_code", "87100"),
        ("postal_place", "Kajaani"),
    ):
        setattr(organisation, name, value)
    organisation.save()
    told = eeva.get(URL).context["missing"]
    assert "Postiosoite puuttuu: Kumppani fi, Kumppani en, Kumppani nobody." in told
    assert "Yhteyshenkilö puuttuu: Kumppani nobody." in told


def test_a_press_makes_a_batch_with_the_words_that_were_typed(
    eeva, asked, django_capture_on_commit_callbacks
):
    page = eeva.get(URL, {"kind": "reminder"})
    keys = [str(asked.of("fi").pk), str(asked.of("nobody").pk)]
    sent = typed(
        page,
        to=keys,
        text_fi="{greeting}\r\n\r\nVastatkaa pian:\r\n{answer_link}",
        attachments_fi="Ohje",
        make="1",
    )
    with django_capture_on_commit_callbacks(execute=True):
        answer = eeva.post(f"{URL}?kind=reminder", sent)
    batch = Batch.objects.get()
    assert answer["Location"] == f"/suunnittelu/kajaani/erat/{batch.pk}/"
    assert batch.order["stands"] == [asked.of("fi").pk, asked.of("nobody").pk]
    assert list(batch.order["words"]) == ["fi"] and batch.order["attachments"]["fi"] == "Ohje"
    assert DBTaskResult.objects.filter(task_path="events.jobs.run_batch").count() == 1
    assert Change.objects.filter(deed="letters_made").count() == 1
    jobs.run_batch.call(batch.pk)
    batch.refresh_from_db()
    assert (batch.state, batch.problems, Link.objects.count()) == ("done", [], 2)
    assert batches.file_of(batch, "zip") and batches.file_of(batch, "pdf")


def test_looking_makes_nothing_and_shows_what_was_typed(eeva):
    page = eeva.get(URL, {"kind": "thanks", "state": ["invited"]})
    hostile = "<b>lihava</b> {{ x }} {% now 'Y' %} url(javascript:1)"
    shown = eeva.post(
        f"{URL}?kind=thanks&state=invited", typed(page, text_fi=hostile, look="1")
    ).content.decode()
    assert "&lt;b&gt;lihava&lt;/b&gt; {{ x }} {% now &#x27;Y&#x27; %}" in shown and "<b>lihava" not in shown
    assert not Batch.objects.exists()


@pytest.mark.parametrize(
    ("kind", "changes", "field"),
    [
        ("thanks", {"text_fi": "Hei {tunnus}"}, "text_fi"),
        ("thanks", {"title_fi": "Kiitos {answer_link}"}, "title_fi"),
        ("thanks", {"title_fi": ""}, "title_fi"),
        ("thanks", {"text_fi": "131052-308T"}, "text_fi"),
        ("offer", {"text_fi": "Hei {answer_link}"}, "text_fi"),
        ("invitation", {"attachments_fi": "x" * 501}, "attachments_fi"),
    ],
)
def test_words_that_would_not_work_are_refused_at_the_field(eeva, kind, changes, field):
    address = f"{URL}?kind={kind}&state=invited"
    page = eeva.get(address)
    answer = eeva.post(address, typed(page, **changes, make="1"))
    assert answer.status_code == 200 and list(answer.context["form"].errors) == [field]
    assert not Batch.objects.exists()


def test_nobody_ticked_is_told(eeva):
    page = eeva.get(URL)
    answer = eeva.post(URL, typed(page, to=[], make="1"), follow=True)
    assert "Valitse ainakin yksi saaja." in answer.content.decode() and not Batch.objects.exists()


def test_a_stand_of_another_event_cannot_be_smuggled_in(eeva, asked):
    foreign = asked.story.oulu_event.stands.get()
    page = eeva.get(URL)
    eeva.post(URL, typed(page, to=[str(foreign.pk), str(asked.of("fi").pk)], make="1"))
    assert Batch.objects.get().order["stands"] == [asked.of("fi").pk]


def test_an_offer_goes_to_the_register_of_this_network_as_it_was_searched(eeva, asked):
    world.organisation(asked.story.kainuu, "Puolangan kunta", "puolangan-kunta")
    names = [row["name"] for row in eeva.get(URL, {"kind": "offer"}).context["receivers"]]
    assert "Puolangan kunta" in names and len(names) == asked.story.kainuu.organisations.count()
    searched = eeva.get(URL, {"kind": "offer", "q": "puolan"})
    assert [row["name"] for row in searched.context["receivers"]] == ["Puolangan kunta"]
    eeva.post(f"{URL}?kind=offer&q=puolan", typed(searched, make="1"))
    batch = Batch.objects.get()
    jobs.run_batch.call(batch.pk)
    batch.refresh_from_db()
    assert (batch.state, batch.total, Link.objects.count()) == ("done", 1, 0)


@pytest.mark.parametrize("kind", ["invitation", "change", "offer"])
def test_the_page_asks_the_database_as_often_for_1_and_30_receivers(eeva, asked, kind):
    address = f"{URL}?kind={kind}&state=invited"
    eeva.get(address)
    with CaptureQueriesContext(connection) as few:
        eeva.get(address)
    for number in range(30):
        partner = world.organisation(asked.story.kainuu, f"Lisä {number}", f"lisa-{number}")
        world.contact(partner, f"Liisa {number}", email=f"l{number}@example.org")
        world.stand(asked.event, partner, state="invited")
    with CaptureQueriesContext(connection) as many:
        eeva.get(address)
    assert len(many) == len(few)
