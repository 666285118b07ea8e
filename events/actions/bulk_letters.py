"""How do many partners get a letter on paper, each in its own language and with a link of its own?

An order: {"kind": a value of LetterKind, "language": of whoever asked, "stands": [keys], "organisations": [keys],
"words": {language: {"title", "text"}} where they were edited for these letters, "attachments": {language: text}}.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from partners.choices import LinkPurpose
from partners.models import Organisation
from talkoot.lib.text import safe_file_name

from .. import letters, paper_letters, personal_links
from ..choices import LetterKind
from ..documents import letter, written_letter
from ..documents.printed import Printed
from ..facts import EventSheet, Recipient, Written
from ..letter_words import Words
from ..letters import Scene
from ..models import Batch, Event
from ..paper_letters import Draft, Receiver
from ..placeholders import has_link
from . import batch_files
from .batch_files import Part
from .packing import NoSuchStand
from .writing import event_for_letters, stands_for_letters

To = tuple[str, int]  # "stand" or "organisation", and its key


def recipients_of(order: Mapping[str, Any]) -> list[To]:
    """Return to whom an order's letters go: ("stand", key) or ("organisation", key)."""
    return [("stand", key) for key in order.get("stands", ())] + [
        ("organisation", key) for key in order.get("organisations", ())
    ]


@dataclass(frozen=True)
class Mailing:
    """Everything that the letters of one order are made of, read once; the same queries however many there are."""

    order: Mapping[str, Any]
    scene: Scene
    receivers: Mapping[To, Receiver]
    before: Mapping[str, str]

    @classmethod
    def of(cls, event: Event, order: Mapping[str, Any]) -> "Mailing":
        """Read an order's event, words and receivers. Raises NoSuchStand when the event is gone."""
        found = event_for_letters(event.pk)
        if found is None:
            raise NoSuchStand(event.pk)
        receivers: dict[To, Receiver] = {}
        if order.get("stands"):
            for stand in stands_for_letters(found, order["stands"]):
                receivers["stand", stand.pk] = Receiver(stand.organisation, stand)
        if order.get("organisations"):
            rows = Organisation.objects.of(found.network).with_contacts()
            for one in rows.filter(pk__in=order["organisations"]):
                receivers["organisation", one.pk] = Receiver(one)
        before = paper_letters.former(found) if order["kind"] == LetterKind.CHANGE else {}
        return cls(order, letters.scene_of(found), receivers, before)

    @property
    def is_invitation(self) -> bool:
        """Tell whether these are invitations, whose words belong to the event's record."""
        return bool(self.order["kind"] == LetterKind.INVITATION)

    def words(self, language: str) -> Words:
        """Return heading and text in a language: as edited for these letters, else the network's."""
        edited = self.order.get("words", {}).get(language)
        return Words(**edited) if edited else self.scene.words[self.order["kind"]][language]

    def attachments(self, language: str) -> str:
        """Return the list of attachments in a language: as typed for these letters, else of invitations the event's."""
        usual = self.scene.sheets[language].letter.attachments if self.is_invitation else ""
        return str(self.order.get("attachments", {}).get(language, usual))

    def needs_link(self, to: Receiver) -> bool:
        """Tell whether a receiver's letter carries a personal link."""
        return to.stand is not None and (self.is_invitation or has_link(self.words(to.language).text))

    def facts(self, language: str) -> EventSheet:
        """Return the sheet that a letter in a language is printed from."""
        found = self.scene.sheets[language].with_changes(letter_date=self.scene.today)
        if self.is_invitation:
            return found.with_changes(letter=replace(found.letter, attachments=self.attachments(language)))
        return found

    def draft(self, to: Receiver, link: str = "") -> Draft:
        """Return the words of a letter and what is missing; of an invitation only what is missing counts."""
        words, attachments = self.words(to.language), self.attachments(to.language)
        return paper_letters.draft(
            self.scene, self.order["kind"], words, to, link=link, attachments=attachments, before=self.before
        )

    def subject(self, to: Receiver, link: str = "") -> Recipient | Written:
        """Return what the document's kind is about: a recipient (invitation) or a whole letter."""
        return to.recipient(link) if self.is_invitation else self.draft(to, link).written

    def printed(self, to: Receiver, link: str) -> Printed:
        """Render one letter. Raises press.PressError."""
        facts, subject = self.facts(to.language), self.subject(to, link)
        if isinstance(subject, Written):
            return written_letter.written_letter(facts, subject)
        return letter.invitation_letter(facts, subject)

    def bound(self, letters_to: Sequence[tuple[Receiver, str]]) -> bytes:
        """Return letters to receivers with their links as one PDF. Raises press.PressError."""
        pairs = [(self.facts(to.language), self.subject(to, link)) for to, link in letters_to]
        invited = [(facts, one) for facts, one in pairs if isinstance(one, Recipient)]
        written = [(facts, one) for facts, one in pairs if isinstance(one, Written)]
        made = letter.invitation_letters(invited) if invited else written_letter.written_letters(written)
        return made.pdf


class LettersMaker:
    """Makes letters one by one. The record is read once for a run, so that the letters of a run agree."""

    def __init__(self) -> None:
        self.mailing: Mailing | None = None

    def label(self, batch: Batch, number: int) -> str:
        """Return to whom the letter was to go, as far as that is still known."""
        sort, key = recipients_of(batch.order)[number]
        to = self.read(batch).receivers.get((sort, key))
        return to.organisation.name if to else f"{sort} {key}"

    def make(self, batch: Batch, number: int) -> Part:
        """Render one letter with a link that is saved when the letter is counted.

        Raises NoSuchStand when the partner has been removed since, and press.PressError.
        """
        mailing, (sort, key) = self.read(batch), recipients_of(batch.order)[number]
        to = mailing.receivers.get((sort, key))
        if to is None:
            raise NoSuchStand(key)
        token, link = personal_links.new_address(LinkPurpose.STAND) if mailing.needs_link(to) else ("", "")
        name = safe_file_name(f"{number + 1:03d}-{to.organisation.slug}.pdf")
        return Part(name, mailing.printed(to, link).pdf, {"sort": sort, "key": key, "token": token})

    def settle(self, batch: Batch, part: Part) -> None:
        """Make the letter's link work from now on."""
        to = self.read(batch).receivers[part.facts["sort"], part.facts["key"]]
        if part.facts["token"] and to.stand:
            personal_links.save_for_stand(part.facts["token"], to.stand)

    def wholes(self, batch: Batch) -> Mapping[str, bytes]:
        """Return all letters as one PDF for the printer, and as one file each in a ZIP: the same links in both."""
        mailing, found = self.read(batch), list(batch_files.parts(batch))
        folder = batch.file_name.rpartition(".")[0]
        wholes = {"zip": batch_files.zipped(folder, found, batch.made_at)}
        sent: list[tuple[Receiver, str]] = []
        for part in found:
            to = mailing.receivers.get((part.facts["sort"], part.facts["key"]))
            token = part.facts["token"]
            if to is not None:
                sent.append((to, personal_links.address(LinkPurpose.STAND, token) if token else ""))
        if sent:
            wholes["pdf"] = mailing.bound(sent)
        return wholes

    def read(self, batch: Batch) -> Mailing:
        """Return what the letters are made of; read once for all letters of a run."""
        if self.mailing is None:
            self.mailing = Mailing.of(batch.event, batch.order)
        return self.mailing
