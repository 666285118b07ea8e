"""Does each message leave with its own link, letter and calendars, and nothing that nobody has seen?"""

import re
from datetime import date
from email import message_from_bytes

import pytest

from events import personal_links
from events.actions import inviting
from events.documents import press, stamping
from events.models import Event, Stand
from partners.choices import MessageState
from partners.models import Link, Message, Organisation
from partners.post import mime, outbox
from tests import letter_world
from tests.judges import assert_pdf_ua, pdf_text

pytestmark = pytest.mark.django_db
TODAY = date(2027, 1, 13)


def packed(asked: letter_world.Asked) -> list[Message]:
    letter_world.released(asked)
    inviting.pack_all(Message.objects.unpacked().order_by("pk"))
    return list(Message.objects.exclude(packed_at=None).order_by("pk"))


def opened_by(link: str) -> Stand | None:
    token = re.fullmatch(r"https?://[^/]+/k/([^/]+)/", link)
    assert token, link
    return personal_links.open_stand(token[1], TODAY).stand


def test_each_message_carries_a_link_of_its_own_that_opens_its_stand() -> None:
    asked = letter_world.asked()
    links = {one.subject: outbox.link_of(one) for one in packed(asked)}
    assert len(set(links.values())) == 3
    for subject, link in links.items():
        stand = opened_by(link)
        assert stand is not None and stand.subject == subject


def test_only_hashes_of_links_are_kept_in_the_open() -> None:
    asked = letter_world.asked()
    (first, *_others) = packed(asked)
    token = outbox.link_of(first).rstrip("/").rpartition("/")[2]
    row = Message.objects.filter(pk=first.pk).values().get()
    kept = " ".join(
        str(value) for value in (*row.values(), *Link.objects.values_list("token_hash", flat=True))
    )
    assert len(token) == 43 and token not in kept


def test_the_letter_has_the_link_of_its_mail_and_nothing_of_others() -> None:
    asked = letter_world.asked()
    for one in packed(asked):
        pdf = outbox.parcels_of(one)[0].content
        told = pdf_text(pdf).replace("\n", "").replace("\r", "").replace("￾", "")
        assert f"Kumppani {one.language}" in told
        others = {"fi", "sv", "en", "nobody"} - {one.language}
        assert not [other for other in others if f"Kumppani {other}" in told]
        assert_pdf_ua(pdf)


def test_the_mail_holds_one_calendar_for_its_receiver() -> None:
    asked = letter_world.asked()
    for one in packed(asked):
        mail = message_from_bytes(mime.compose(one, outbox.link_of(one), outbox.parcels_of(one)))
        calendars = [part for part in mail.walk() if part.get_content_type() == "text/calendar"]
        assert len(calendars) == 1 and calendars[0].get_param("method") == "REQUEST"
        content = calendars[0].get_payload(decode=True)
        assert isinstance(content, bytes) and b"METHOD:REQUEST" in content
        unfolded = content.replace(b"\r\n ", b"")
        assert re.findall(rb"mailto:([^\r\n]+)", unfolded) == [one.to_email.encode(), b"kainuu@example.org"]
        names = [part.get_filename() for part in mail.walk() if part.get_filename()]
        assert any(name.endswith(".pdf") for name in names) and "suunnittelukokous-1.ics" in names


def test_packing_again_changes_nothing() -> None:
    asked = letter_world.asked()
    before = [bytes(one.sealed_link or b"") for one in packed(asked)]
    assert inviting.pack_all(Message.objects.order_by("pk").exclude(packed_at=None)) == 0
    assert [
        bytes(one.sealed_link or b"") for one in Message.objects.exclude(packed_at=None).order_by("pk")
    ] == before
    assert Link.objects.count() == 3


def test_what_would_tell_other_facts_than_were_seen_becomes_a_draft_again() -> None:
    asked = letter_world.asked()
    letter_world.released(asked)
    Event.objects.filter(pk=asked.event.pk).update(day=date(2027, 3, 11))
    assert inviting.pack_all(Message.objects.unpacked().order_by("pk")) == 0
    back = Message.objects.drafts().filter(facts_have_changed=True)
    assert back.count() == 3 and Link.objects.count() == 0
    assert {one.released_at for one in back} == {None}


def test_a_partner_taken_away_meanwhile_gets_nothing() -> None:
    asked = letter_world.asked()
    letter_world.released(asked)
    subject = asked.of("sv").subject
    asked.of("sv").delete()
    assert inviting.pack_all(Message.objects.unpacked().order_by("pk")) == 2
    assert Message.objects.get(subject=subject).state == MessageState.CANCELLED


def test_trouble_with_the_press_is_told_and_leaves_no_link(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = letter_world.asked()
    letter_world.released(asked)
    small = press.Press(memory_mb=64)  # too little for the renderer, so that it ends at once
    for name in ("pdf", "freeze"):
        monkeypatch.setattr(press, name, getattr(small, name))
    stamping.templates.clear()  # a letter laid out before would need no press
    assert inviting.pack_all(Message.objects.unpacked().order_by("pk")[:1]) == 0
    small.close()
    failed = Message.objects.get(state=MessageState.FAILED)
    assert failed.server_words.startswith("Kirjettä ei voitu tehdä: ")
    assert Link.objects.count() == 0


def test_reminders_leave_with_a_link_and_without_files() -> None:
    asked = letter_world.asked()
    letter_world.accepted(asked)
    inviting.prepare_reminders(asked.event, by=asked.story.eeva)
    found = letter_world.drafts(asked, "reminder")
    inviting.release([one.pk for one in found], inviting.seen_digest(found), by=asked.story.eeva)
    assert inviting.pack_all(Message.objects.unpacked().of_kind("reminder").order_by("pk")) == 3
    for one in Message.objects.of_kind("reminder"):
        assert one.attachments.count() == 0 and opened_by(outbox.link_of(one)) is not None


def test_the_library_link_opens_the_event() -> None:
    asked = letter_world.asked()
    asked.story.library.email = "kirjasto@example.org"
    asked.story.library.save()
    draft = inviting.prepare_library_link(asked.event, by=asked.story.eeva)
    assert draft is not None
    inviting.release([draft.pk], inviting.seen_digest([draft]), by=asked.story.eeva)
    assert inviting.pack_all(Message.objects.unpacked()) == 1
    token = outbox.link_of(Message.objects.get(pk=draft.pk)).rstrip("/").rpartition("/")[2]
    assert personal_links.open_library(token, TODAY).event == asked.event


def test_all_letters_come_in_one_file_each_with_a_link_that_works() -> None:
    asked = letter_world.asked()
    pdf = inviting.letters_pdf(asked.event, list(asked.stands.values()))
    assert_pdf_ua(pdf)
    assert Link.objects.count() == 4
    for page, name in enumerate(("Kumppani fi", "Kumppani sv", "Kumppani en", "Kumppani nobody")):
        assert name in pdf_text(pdf, page)


def test_a_draft_file_opens_as_a_draft_with_a_link_of_its_own() -> None:
    asked = letter_world.asked()
    inviting.prepare_invitations(asked.event, by=asked.story.eeva)
    first, *_others, last = letter_world.drafts(asked)
    name, content = inviting.eml_of(first, by=asked.story.eeva)
    mail = message_from_bytes(content)
    assert name == "invitation-kajaani-kumppani-fi.eml"
    assert mail["X-Unsent"] == "1" and mail["Message-ID"] == first.message_id
    text = next(part for part in mail.walk() if part.get_content_type() == "text/plain").get_payload(
        decode=True
    )
    assert isinstance(text, bytes)
    link = re.search(r"https?://\S+/k/\S+/", text.decode())
    assert link and opened_by(link[0]) == asked.of("fi")
    assert message_from_bytes(inviting.eml_of(last, by=asked.story.eeva)[1])["To"] is None
    assert Message.objects.get(pk=first.pk).state == MessageState.DRAFT


@pytest.mark.parametrize(
    "name",
    [
        "<script>x</script> {{ 700007*7 }}",
        "=1+1|cmd",
        "https://evil.example/x",
        "x" * 120,
        "🙂 perhe",
        "קלה בנק",
    ],
)
def test_names_are_only_text_in_the_letter(name: str) -> None:
    asked = letter_world.asked()
    stand = asked.of("fi")
    Organisation.objects.filter(pk=stand.organisation_id).update(name=name)
    pdf = inviting.letters_pdf(asked.event, [stand])
    told = pdf_text(pdf)
    assert_pdf_ua(pdf)
    assert "4900049" not in told
    assert b"evil.example" not in b"".join(re.findall(rb"/URI \(([^)]*)\)", pdf)), "no link is made of a name"
    if name.startswith("<"):
        assert "<script>x</script> {{ 700007*7 }}" in told
