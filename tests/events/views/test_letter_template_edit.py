"""Can a coordinator put her own words in place of the shipped ones, and never without the personal link?"""

import pytest
from django.test import Client
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from events import jobs, letter_words
from events.actions import letter_templates, poll_post
from events.choices import LetterKind
from events.models import LetterTemplate
from partners.models import Change, Message
from tests import letter_world, poll_world, world

pytestmark = pytest.mark.django_db


def url(language: str = "fi", kind: str = "invitation", network: str = "kainuu") -> str:
    return reverse("desk:letter_template_edit", args=[network, kind]) + f"?language={language}"


def words(**changes: object) -> dict[str, object]:
    return {
        "version": 0,
        "title": "Tulkaa mukaan: {event}",
        "text": "{greeting}\n\nTulkaa!\n{answer_link}",
    } | changes


@pytest.fixture
def eeva(client: Client) -> Client:
    client.force_login(world.story().eeva)
    return client


def test_the_page_begins_with_the_shipped_words_and_explains_each_placeholder(eeva: Client) -> None:
    page = eeva.get(url()).content.decode()
    assert "{answer_by_short}</code> sama ilman vuotta, otsikkoa varten" in page
    assert "Vahvistattehan osallistumisenne {answer_by}:" in page
    assert "Palauta valmiit sanat" not in page


def test_saved_words_are_used_and_the_version_rises(eeva: Client) -> None:
    assert eeva.post(url(), words()).status_code == 302
    row = LetterTemplate.objects.get()
    assert (row.title, row.version, row.title_sv) == ("Tulkaa mukaan: {event}", 1, "")
    assert eeva.post(url("sv"), words(version=1, title="Välkommen", text="{answer_link}")).status_code == 302
    row.refresh_from_db()
    assert (row.title, row.title_sv, row.version) == ("Tulkaa mukaan: {event}", "Välkommen", 2)
    assert "Palauta valmiit sanat" in eeva.get(url()).content.decode()
    assert Change.objects.filter(deed="letter_template_edited").count() == 4


def test_saving_what_was_there_changes_nothing(eeva: Client) -> None:
    shipped = letter_words.shipped()["invitation"]["fi"]
    eeva.post(url(), words(title=shipped.title, text=shipped.text))
    assert LetterTemplate.objects.get().version == 0
    assert not Change.objects.exists()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"text": "Ei linkkiä"}, "{answer_link}"),
        ({"title": "Kutsu {answer_link}"}, "Henkilökohtainen linkki ei voi olla otsikossa"),
        ({"text": "{answer_link} {tunnus}"}, "{tunnus}"),
        ({"text": "{answer_link} 131052-308T"}, "henkilötunnus"),
        ({"title": ""}, "Kirjoita"),
        ({"title": "x" * 201}, "200"),
    ],
)
def test_words_that_would_not_work_are_refused_at_the_field(eeva: Client, changes: dict, said: str) -> None:
    answer = eeva.post(url(), words(**changes))
    field = next(iter(changes))
    assert answer.status_code == 200 and not LetterTemplate.objects.exists()
    assert any(said in str(error) for error in answer.context["form"].errors[field])


def test_a_letter_that_asks_for_nothing_needs_no_link(eeva: Client) -> None:
    assert eeva.post(url(kind="thanks"), words(text="Kiitos, {organisation}!")).status_code == 302
    assert LetterTemplate.objects.get().text == "Kiitos, {organisation}!"


def test_words_typed_are_only_text(eeva: Client) -> None:
    text = "{{ 7*7 }} {% now 'Y' %} <script>alert(1)</script>\n{answer_link}"
    assert eeva.post(url(), words(text=text)).status_code == 302
    page = eeva.get(url()).content.decode()
    assert "{{ 7*7 }} {% now &#x27;Y&#x27; %} &lt;script&gt;" in page and "<script>alert" not in page


def test_who_comes_second_is_told_what_the_first_saved(eeva: Client) -> None:
    eeva.post(url(), words())
    second = eeva.post(url(), words(text="Toisen sanat {answer_link}"))
    assert "Tulkaa!" in str(second.context["form"].errors["text"])
    assert LetterTemplate.objects.get().text == words()["text"]
    eeva.post(url(), words(version=1, text="Toisen sanat {answer_link}"))
    assert LetterTemplate.objects.get().text == "Toisen sanat {answer_link}"


@pytest.mark.django_db(transaction=True)
def test_drafts_that_nobody_has_edited_follow(client: Client) -> None:
    asked = letter_world.asked()
    from events.actions import inviting

    inviting.prepare_invitations(asked.event, by=asked.story.eeva)
    client.force_login(asked.story.eeva)
    client.post(url(), words())
    assert DBTaskResult.objects.filter(task_path="events.jobs.refresh_letters").count() == 1
    jobs.refresh_letters.call(asked.story.kainuu.pk)
    titles = {one.language: one.title for one in letter_world.drafts(asked)}
    assert titles["fi"] == "Tulkaa mukaan: Digitukitalkoot Kajaanissa" and titles["sv"].startswith("Inbjudan")


def test_what_there_is_not_is_not_found(eeva: Client) -> None:
    for one in (url(kind="receipt"), url(kind="nothing"), url("de"), url(network="oulu")):
        assert eeva.get(one).status_code == 404
        assert eeva.post(one, words()).status_code == 404


def test_words_of_polls_and_room_requests_have_placeholders_of_their_own(eeva: Client) -> None:
    page = eeva.get(url(kind="poll")).content.decode().replace("\u00a0", " ")
    assert "{options}</code> ehdotetut ajat allekkain" in page
    assert "{room_needs}" not in page
    assert "Etsimme päivää, joka sopii mahdollisimman monelle." in page
    swedish = eeva.get(url("sv", "room_request")).content.decode()
    assert "8 bord och 6 vägguttag" in swedish
    own = words(title="Sopiiko? {deadline_short}", text="{greeting}\n{options}\n{answer_link}")
    assert eeva.post(url(kind="poll"), own).status_code == 302
    refused = eeva.post(url(kind="room_request"), words(text="{options}\n{answer_link}"))
    assert "{options}" in refused.content.decode()
    without_link = eeva.post(url(kind="poll_reminder"), words(text="{options}"))
    assert (refused.status_code, without_link.status_code) == (200, 200)
    assert list(LetterTemplate.objects.values_list("kind", "title")) == [
        ("poll", "Sopiiko? {deadline_short}")
    ]


def test_a_waiting_question_about_the_day_follows_the_new_words() -> None:
    asked = poll_world.idea(("OP-Kainuu",))
    poll_post.write_question(asked.poll, asked.story.eeva)
    own = letter_words.Words("Sopiiko? {deadline_short}", "{options}\n{answer_link}")
    letter_templates.save_words(asked.story.kainuu, LetterKind.POLL, "fi", own, seen=0, by=asked.story.eeva)
    jobs.refresh_letters.func(asked.story.kainuu.pk)
    draft = Message.objects.get(kind="poll", subject=asked.stands[0].subject)
    assert draft.title.startswith("Sopiiko? ")
    assert draft.title.endswith("mennessä")
    assert draft.text.count("\n- ") + draft.text.startswith("- ") == 3
