"""What does the post office carry? A letter with its attachments, as plain values."""

from dataclasses import dataclass

from ..models import Network


@dataclass(frozen=True, slots=True)
class Parcel:
    """A file that leaves with a letter. `content_type` may carry parameters ("text/calendar; method=REQUEST")."""

    name: str
    content_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Letter:
    """What we want to say to one receiver. `key` names the intention: the same key is never written twice.

    `text` is plain text and the master; the HTML part is made of it. It may hold the word {answer_link}, which is
    replaced by `link` when the message leaves. `data_words` are the words in it that came from the record,
    `missing` names the facts that it asks for and the record does not have.
    `thread` is the Message-ID of the first message about the same subject. An empty `message_id` is made when the
    letter is written.
    """

    kind: str
    key: str
    title: str
    text: str
    to_email: str
    to_name: str = ""
    network: Network | None = None
    occasion: str = ""
    subject: str = ""
    version: int = 1
    language: str = "fi"
    from_name: str = ""
    reply_name: str = ""
    reply_email: str = ""
    data_words: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    facts_digest: str = ""
    link: str = ""
    parcels: tuple[Parcel, ...] = ()
    thread: str = ""
    is_listed: bool = True
    message_id: str = ""
