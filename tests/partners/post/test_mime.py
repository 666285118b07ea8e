"""Is what goes over the wire one well-formed mail to one receiver, whatever people have typed into names and texts?"""

from email import message_from_bytes, policy
from email.utils import getaddresses

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from partners.models import Message, Network
from partners.post.html_body import LINK_WORD
from partners.post.letter import Parcel
from partners.post.mime import Unwritable, compose, display_name, unstructured
from talkoot.lib import text as texts
from tests.partners.post.hostile import ANY_TEXT, HOSTILE, SLOW

LINK = "http://localhost:8000/k/abcDEF/"
CALENDAR = (
    b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nSUMMARY:P\xc3\xa4iv\xc3\xa4\r\n"
    b"END:VEVENT\r\nEND:VCALENDAR\r\n"
)
INVITE = Parcel("kutsu.ics", "text/calendar; method=REQUEST", CALENDAR)
PDF = Parcel("Kutsu – Ähtäri.pdf", "application/pdf", b"%PDF-1.7\r\n\x00\xff\n.\n")


def message(**facts) -> Message:
    """A message that never saw a database."""
    usual = {
        "network": Network(name="Kainuun digituki"), "kind": "invitation", "title": "Kutsu",
        "text": "Hei Kaisa,\n\nTule.",
        "to_name": "Kaisa Kursseja", "to_email": "kaisa@example.org", "from_name": "Kainuun digituki",
        "reply_name": "Eeva Esimerkki", "reply_email": "eeva@example.org", "language": "fi",
        "message_id": "<invitation.1.v1@example.org>",
    }  # fmt: skip
    return Message(**(usual | facts))


def parsed(content: bytes):
    """The mail as another program reads it."""
    return message_from_bytes(content, policy=policy.default)


def mail_of(link: str = "", parcels=(), unsent: bool = False, **facts):
    return parsed(compose(message(**facts), link, parcels, unsent=unsent))


# --- the whole -----------------------------------------------------------------------------------------------------


def test_mail_has_the_structure_that_programs_expect():
    mail = mail_of(LINK, [PDF, INVITE], text=f"Hei Äijä,\n\n{LINK_WORD}")

    kinds = [part.get_content_type() for part in mail.walk()]
    assert kinds == [
        "multipart/mixed", "multipart/alternative", "text/plain", "text/html", "text/calendar", "application/pdf",
    ]  # fmt: skip
    assert mail.get_body(("plain",)).get_content().splitlines() == ["Hei Äijä,", "", LINK]
    assert all(part.defects == [] for part in mail.walk())


def test_calendar_part_has_the_method_of_its_content():
    (calendar,) = [
        part for part in mail_of("", [INVITE]).walk() if part.get_content_type() == "text/calendar"
    ]

    assert calendar["Content-Type"].params == {"charset": "utf-8", "method": "REQUEST"}
    assert calendar.get_payload(decode=True) == CALENDAR
    assert calendar.get_filename() is None


@pytest.mark.parametrize(
    ("content_type", "content"),
    [
        ("text/calendar; method=PUBLISH", CALENDAR),
        ("text/calendar", CALENDAR.replace(b"METHOD:REQUEST\r\n", b"")),
        ("text/calendar", CALENDAR.replace(b"METHOD:REQUEST", b"METHOD:REQUEST\r\nMETHOD:CANCEL")),
    ],
)
def test_calendar_of_two_minds_is_refused(content_type, content):
    with pytest.raises(Unwritable):
        compose(message(), "", [Parcel("a.ics", content_type, content)])


def test_file_is_named_in_ascii_and_in_its_own_letters():
    content = compose(message(), "", [PDF])
    (part,) = [part for part in parsed(content).walk() if part.get_content_type() == "application/pdf"]

    assert b'Content-Disposition: attachment; filename="Kutsu-Ahtari.pdf";\r\n' in content
    assert b" filename*=UTF-8''Kutsu%20%E2%80%93%20%C3%84ht%C3%A4ri.pdf\r\n" in content
    assert part.get_payload(decode=True) == PDF.content


def test_headers_say_who_writes_who_answers_and_what_it_is_about():
    mail = mail_of(thread="<first@example.org>", released_by_id=1)

    assert {
        name: str(mail[name]) for name in mail if name not in ("Date", "MIME-Version", "Content-Type")
    } == {
        "From": "Kainuun digituki <talkoot@example.org>",
        "To": "Kaisa Kursseja <kaisa@example.org>",
        "Reply-To": "Eeva Esimerkki <eeva@example.org>",
        "Subject": "Kutsu",
        "Message-ID": "<invitation.1.v1@example.org>",
        "In-Reply-To": "<first@example.org>",
        "References": "<first@example.org>",
        "Content-Language": "fi",
        "X-Talkoot-Id": "invitation.1.v1@example.org",
    }
    assert mail["Date"].datetime.utcoffset() is not None


def test_only_mail_that_nobody_released_calls_itself_automatic():
    assert mail_of()["Auto-Submitted"] == "auto-generated"
    assert mail_of(released_by_id=1)["Auto-Submitted"] is None


def test_draft_for_another_program_says_that_it_is_unsent():
    draft = mail_of(unsent=True)

    assert (draft["X-Unsent"], draft["Auto-Submitted"]) == ("1", None)
    assert mail_of()["X-Unsent"] is None


def test_letter_without_its_link_is_refused():
    with pytest.raises(Unwritable, match="personal link"):
        compose(message(text=f"Hei\n\n{LINK_WORD}"), "", [])


@pytest.mark.parametrize(
    "address", ["", "kaisa", "kaisa@", "a@b@c", "a b@c.fi", "kaisa@example.org\nBcc: a@b.fi", "<a@b.fi>"]
)
def test_receiver_without_a_usable_address_is_refused(address):
    with pytest.raises(Unwritable, match="e-mail address"):
        compose(message(to_email=address), "", [])


def test_whole_mail_travels_in_seven_bits_and_short_lines():
    long = "ääkkösiä ja tavallista tekstiä " * 40
    content = compose(message(title="Ö" * 200, text=long, to_name="Å" * 120), LINK, [PDF, INVITE])

    assert content.isascii()
    assert max(len(line) for line in content.split(b"\r\n")) <= 78
    assert b"\n" not in content.replace(b"\r\n", b"")


# --- whatever people type ------------------------------------------------------------------------------------------

HEADERS = [
    "Content-Type", "MIME-Version", "From", "To", "Reply-To", "Subject", "Date", "Message-ID", "Content-Language",
    "X-Talkoot-Id", "Auto-Submitted", "X-Auto-Response-Suppress",
]  # fmt: skip


@SLOW
@given(*[ANY_TEXT] * 6)
@example(*[HOSTILE[0]] * 6)
@example(*[HOSTILE[5]] * 6)
def test_no_text_adds_a_header_a_receiver_or_a_part(to_name, from_name, reply_name, title, body, file_name):
    facts = {
        "to_name": to_name,
        "from_name": from_name,
        "reply_name": reply_name,
        "title": title,
        "text": body,
    }
    facts["text"] = body.replace(LINK_WORD, "")
    mail = mail_of("", [Parcel(file_name, "application/pdf", b"x")], **facts)

    assert [name for name in mail if name != "Subject"] == [name for name in HEADERS if name != "Subject"]
    assert [address for _name, address in getaddresses([mail["To"]])] == ["kaisa@example.org"]
    assert [one.addr_spec for one in mail["To"].addresses] == ["kaisa@example.org"]
    assert [one.addr_spec for one in mail["From"].addresses] == ["talkoot@example.org"]
    assert [one.addr_spec for one in mail["Reply-To"].addresses] == ["eeva@example.org"]
    for name in ("To", "From", "Reply-To", "Subject"):
        assert not texts.forbidden_characters(str(mail[name])), name
        assert "\n" not in str(mail[name])
    assert len(list(mail.walk())) == 5


def test_a_header_is_added_when_names_are_written_as_they_are():
    """The control: the same name without our care."""
    raw = f"To: {HOSTILE[0]} <kaisa@example.org>\r\nSubject: a\r\n\r\nHei\r\n".encode()

    assert parsed(raw)["Bcc"] is not None


@SLOW
@given(st.text(max_size=200))
def test_subject_is_read_back_as_it_was_typed_on_one_line(title):
    expected = " ".join(
        "".join(
            sign for sign in title if not texts.forbidden_characters(sign) or sign in "\r\x0b\x0c\x85"
        ).split()
    )
    mail = mail_of(title=title)

    assert str(mail["Subject"] or "").replace(" ", "") == expected.replace(" ", "")


@pytest.mark.parametrize("name", HOSTILE)
def test_display_name_has_no_sign_that_takes_part_in_addresses(name):
    shown = display_name(name)

    assert not set(shown) & set('@:,;"<>()[]\\\r\n')
    assert len(shown) <= 75


def test_words_that_look_encoded_are_encoded():
    assert "=?utf-8?q?Kaisa" not in unstructured("Subject", HOSTILE[5])
    assert str(mail_of(title=HOSTILE[5])["Subject"]) == HOSTILE[5]
