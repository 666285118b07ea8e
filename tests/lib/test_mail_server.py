"""Is the mail server understood that an address names, and is its password never repeated?"""

import pytest

from talkoot.lib.mail_server import MailServer, Security, read_address


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("smtp://localhost", MailServer("localhost", 25)),
        ("smtp://localhost:2500/", MailServer("localhost", 2500)),
        ("smtp://[::1]:25", MailServer("::1", 25)),
        (
            "smtp+tls://talkoot:p%40ss%2Fw@mail.example.org",
            MailServer("mail.example.org", 587, "talkoot", "p@ss/w", Security.STARTTLS),
        ),
        (
            "smtp+ssl://talkoot%40example.org:x@mail.example.org:4650",
            MailServer("mail.example.org", 4650, "talkoot@example.org", "x", Security.TLS),
        ),
        ("catcher://127.0.0.1:2525", MailServer("127.0.0.1", 2525, is_catcher=True)),
    ],
)
def test_address_names_a_server(address, expected):
    assert read_address(address) == expected


@pytest.mark.parametrize(
    "address",
    [
        "",
        "mail.example.org",
        "consolemail://",
        "dummymail://",
        "http://talkoot:hush@mail.example.org",
        "smtp://talkoot:hush@",
        "smtp://talkoot:hush@mail.example.org:mail",
        "smtp://talkoot:hush@mail.example.org:99999",
        "smtp://talkoot:hush@mail.example.org/inbox",
        "smtp://talkoot:hush?@mail.example.org",
        "smtp://[talkoot:hush",
    ],
)
def test_address_of_no_server_is_refused_without_its_password(address):
    with pytest.raises(ValueError) as refusal:
        read_address(address)

    assert str(refusal.value)
    assert "hush" not in str(refusal.value)
    assert refusal.value.__cause__ is None


def test_password_never_shows_when_a_server_is_printed():
    assert "hush" not in repr(read_address("smtp+tls://talkoot:hush@mail.example.org"))
