"""Does Django's own mail travel through the outbox, and can nobody read a code or a reset link in the database?"""

import re
from email import message_from_bytes, policy

import pytest
from django.core.mail import BadHeaderError, EmailMessage, EmailMultiAlternatives, send_mail
from django.db import connection, transaction
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from partners.choices import MessageState
from partners.models import Message
from partners.post import jobs
from tests import world
from tests.partners.post.mailing import TOKEN, queued
from tests.partners.post.scripted_server import ScriptedServer

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def own_backend(settings):
    """The product's backend; the test runner puts another one in its place."""
    settings.EMAIL_BACKEND = "partners.post.backend.OutboxBackend"


def deliver(settings) -> list:
    """What a mail server takes when the worker does what waits."""
    with ScriptedServer() as server:
        settings.MAIL_SERVER = server.address()
        jobs.deliver.call()
    return [message_from_bytes(content, policy=policy.default) for content in server.taken]


def readable(value: object) -> str:
    """What a person with a copy of the database would read."""
    return bytes(value).decode("latin-1") if isinstance(value, bytes | memoryview) else str(value)


def everything_stored() -> str:
    """All rows of all tables as the database holds them, readable bytes included."""
    held = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                held += [readable(value) for value in row]
    return "\n".join(held)


def test_password_reset_travels_through_the_outbox_and_its_link_opens(client, settings):
    world.user("eeva@example.org", "Eeva Esimerkki")

    client.post(reverse("account_reset_password"), {"email": "eeva@example.org"})
    (message,) = Message.objects.all()
    assert (message.state, message.is_listed, message.network) == (MessageState.QUEUED, False, None)
    assert DBTaskResult.objects.filter(task_path=jobs.deliver.module_path).count() == 1

    (mail,) = deliver(settings)
    assert [one.addr_spec for one in mail["To"].addresses] == ["eeva@example.org"]
    assert str(mail["From"]) == "Talkoot <talkoot@example.org>"
    assert mail["Message-ID"] == message.message_id
    assert mail["Auto-Submitted"] == "auto-generated"
    path = re.search(r"http://localhost:8000(/\S+)", mail.get_content())[1]
    assert client.get(path, follow=True).status_code == 200
    message.refresh_from_db()
    assert message.state == MessageState.ACCEPTED


def test_sign_in_code_is_nowhere_in_the_database_in_clear(client, settings):
    world.user("eeva@example.org", "Eeva Esimerkki")

    client.post(reverse("account_request_login_code"), {"email": "eeva@example.org"})
    before = everything_stored()
    (mail,) = deliver(settings)
    code = re.search(r"\d{4}-\d{4}", mail.get_content())[0]
    assert code in str(mail["Subject"])

    assert code not in before
    assert code not in everything_stored()
    assert "eeva@example.org" in before  # we have looked at the rows


def test_personal_link_is_nowhere_in_the_database_in_clear(settings):
    queued()

    assert TOKEN not in everything_stored()
    Message.objects.update(server_words=TOKEN)
    assert TOKEN in everything_stored()  # the control: it would be found


def test_nothing_of_a_sent_code_is_left_sealed_either(settings):
    send_mail("Koodi 1234-5678", "1234-5678", None, ["eeva@example.org"])
    deliver(settings)

    (message,) = Message.objects.all()
    assert message.sealed_link is None
    assert [bytes(row.sealed_content) for row in message.attachments.all()] == [b""]


def test_mail_of_a_change_that_was_taken_back_is_not_sent():
    with pytest.raises(RuntimeError), transaction.atomic():
        send_mail("Otsikko", "teksti", None, ["eeva@example.org"])
        raise RuntimeError

    assert not Message.objects.exists()
    assert not DBTaskResult.objects.exists()


def test_worker_is_woken_after_the_commit_and_not_before():
    with transaction.atomic():
        send_mail("Otsikko", "teksti", None, ["eeva@example.org"])
        assert Message.objects.exists()
        assert not DBTaskResult.objects.exists()
    assert DBTaskResult.objects.count() == 1


def test_each_receiver_gets_a_mail_of_their_own(settings):
    mail = EmailMultiAlternatives(
        "Otsikko", "teksti", None, ["Eeva <eeva@example.org>"], bcc=["matti@example.org"]
    )
    mail.attach_alternative("<p>teksti</p>", "text/html")
    mail.attach("ä.txt", "sisältö", "text/plain")

    assert mail.send() == 1
    assert set(Message.objects.values_list("to_email", flat=True)) == {
        "eeva@example.org",
        "matti@example.org",
    }
    for arrived in deliver(settings):
        assert arrived["Bcc"] is None
        assert [part.get_content_type() for part in arrived.walk()][-1] == "text/plain"


def test_mail_without_a_receiver_is_none():
    assert EmailMessage("Otsikko", "teksti").send() == 0
    assert not Message.objects.exists()


def test_line_end_in_a_header_is_refused_before_anything_is_written():
    with pytest.raises(BadHeaderError):
        send_mail("Otsikko\nBcc: eve@example.org", "teksti", None, ["eeva@example.org"])

    assert not Message.objects.exists()
