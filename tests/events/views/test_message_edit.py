"""Are a person's words kept in a draft, with the personal link, and is nobody's work written over unseen?"""

import pytest

from partners.choices import MessageState
from partners.models import Change, Message
from tests import post_world, world
from tests.posting import typed

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return world.story()


@pytest.fixture
def draft(story):
    return post_world.message(story.kajaani, story.kajaani.stands.get())


def address(message):
    return f"/suunnittelu/lahtevat/{message.pk}/muokkaa/"


def sent(client, draft, **changes):
    return client.post(address(draft), typed(client.get(address(draft)).context["form"], **changes))


def test_words_are_saved_and_nothing_is_sent(client, story, draft):
    client.force_login(story.eeva)
    answer = sent(client, draft, title="Tervetuloa!", text="Hei\n{answer_link}")
    assert answer["Location"] == f"/suunnittelu/lahtevat/{draft.pk}/"
    draft.refresh_from_db()
    assert (draft.title, draft.text, draft.is_edited) == ("Tervetuloa!", "Hei\n{answer_link}", True)
    assert draft.state == MessageState.DRAFT
    row = Change.objects.of_part(draft.subject).get()
    assert (row.deed, row.after, row.by) == ("message_edited", "OP-Kainuu", story.eeva)


def test_an_untouched_form_leaves_the_draft_following_the_record(client, story, draft):
    client.force_login(story.eeva)
    sent(client, draft)
    draft.refresh_from_db()
    assert draft.is_edited is False
    assert not Change.objects.of_part(draft.subject).exists()


@pytest.mark.parametrize("text", ["Hei ilman linkkiä", "Hei {answer link}", ""])
def test_a_text_without_its_link_is_refused(client, story, draft, text):
    client.force_login(story.eeva)
    answer = sent(client, draft, text=text)
    assert answer.status_code == 200
    assert "text" in answer.context["form"].errors
    draft.refresh_from_db()
    assert "{answer_link}" in draft.text


def test_a_line_end_in_the_subject_line_begins_no_header(client, story, draft):
    client.force_login(story.eeva)
    sent(client, draft, title="Kutsu\r\nBcc: kaikki@example.org")
    draft.refresh_from_db()
    assert draft.title == "Kutsu Bcc: kaikki@example.org"


def test_a_personal_identity_code_is_refused(client, story, draft):
    client.force_login(story.eeva)
    answer = sent(client, draft, text="Hei 131052-308T\n{answer_link}")
    assert "text" in answer.context["form"].errors


def test_who_saves_second_is_shown_what_the_first_wrote(client, story, draft):
    client.force_login(story.eeva)
    old = typed(client.get(address(draft)).context["form"], title="Toinen")
    sent(client, draft, title="Ensimmäinen")
    answer = client.post(address(draft), old)
    assert answer.status_code == 200
    assert "Viesti sellaisena kuin se nyt on" in answer.content.decode()
    assert Message.objects.get().title == "Ensimmäinen"
    client.post(address(draft), typed(answer.context["form"], title="Toinen"))
    assert Message.objects.get().title == "Toinen"


def test_what_has_left_cannot_be_edited(client, story, draft):
    client.force_login(story.eeva)
    form = typed(client.get(address(draft)).context["form"], title="Liian myöhään")
    Message.objects.update(state=MessageState.ACCEPTED)
    assert client.post(address(draft), form).status_code == 302
    assert Message.objects.get().title != "Liian myöhään"


def test_strangers_helpers_and_librarians_find_nothing(client, story, draft):
    client.force_login(story.eeva)
    assert client.get(address(draft)).status_code == 200
    for person in (story.oona, story.matti, story.liisa):
        client.force_login(person)
        assert (client.get(address(draft)).status_code, client.post(address(draft)).status_code) == (404, 404)
