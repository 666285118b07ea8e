"""How do many partners get a letter on paper, each in its own language and with a link of its own?

An order: {"kind": a value of LetterKind, "language": of whoever asked, "stands": [keys], "organisations": [keys],
"words": {language: {"title", "text"}} where they were edited for these letters, "attachments": {language: text}}.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from partners.choices import LinkPurpose
from talkoot.lib.text import safe_file_name

from .. import letters, personal_links
from ..documents import letter
from ..facts import EventSheet, Recipient
from ..letters import Scene
from ..models import Batch, Stand
from . import batch_files
from .batch_files import Part
from .packing import NoSuchStand
from .writing import event_for_letters, stands_for_letters


def recipients_of(order: Mapping[str, Any]) -> list[tuple[str, int]]:
    """Return to whom an order's letters go: ("stand", key) or ("organisation", key)."""
    return [("stand", key) for key in order.get("stands", ())] + [
        ("organisation", key) for key in order.get("organisations", ())
    ]


class LettersMaker:
    """Makes letters one by one. The record is read once for a run, so that the letters of a run agree."""

    def __init__(self) -> None:
        self.scene: Scene | None = None
        self.stands: dict[int, Stand] = {}

    def label(self, batch: Batch, number: int) -> str:
        """Return to whom the letter was to go, as far as that is still known."""
        sort, key = recipients_of(batch.order)[number]
        stand = self.stands.get(key) if sort == "stand" else None
        return stand.organisation.name if stand else f"{sort} {key}"

    def make(self, batch: Batch, number: int) -> Part:
        """Render one letter with a link that is saved when the letter is counted.

        Raises NoSuchStand when the partner has been removed since, and press.PressError.
        """
        self.read(batch)
        _sort, key = recipients_of(batch.order)[number]
        stand = self.stands.get(key)
        if stand is None:
            raise NoSuchStand(key)
        token, link = personal_links.new_address(LinkPurpose.STAND)
        printed = letter.invitation_letter(*self.invitation(batch, stand, link))
        name = safe_file_name(f"{number + 1:03d}-{stand.organisation.slug}.pdf")
        return Part(name, printed.pdf, {"stand": key, "token": token})

    def settle(self, batch: Batch, part: Part) -> None:
        """Make the letter's link work from now on."""
        personal_links.save_for_stand(part.facts["token"], self.stands[part.facts["stand"]])

    def wholes(self, batch: Batch) -> Mapping[str, bytes]:
        """Return all letters as one PDF for the printer, and as one file each in a ZIP: the same links in both."""
        self.read(batch)
        found = list(batch_files.parts(batch))
        folder = batch.file_name.rpartition(".")[0]
        wholes = {"zip": batch_files.zipped(folder, found, batch.made_at)}
        pairs = []
        for part in found:
            stand = self.stands.get(part.facts["stand"])
            if stand is not None:
                link = personal_links.address(LinkPurpose.STAND, part.facts["token"])
                pairs.append(self.invitation(batch, stand, link))
        if pairs:
            wholes["pdf"] = letter.invitation_letters(pairs).pdf
        return wholes

    def invitation(self, batch: Batch, stand: Stand, link: str) -> tuple[EventSheet, Recipient]:
        """Return facts and recipient of one invitation letter."""
        scene, language = self.read(batch), stand.organisation.language
        facts = scene.sheets[language].with_changes(letter_date=scene.today)
        if (typed := batch.order.get("attachments", {}).get(language)) is not None:
            facts = facts.with_changes(letter=replace(facts.letter, attachments=typed))
        return facts, letters.recipient(stand, link)

    def read(self, batch: Batch) -> Scene:
        """Return the event with its words; reads it and its stands once for all letters of a run."""
        if self.scene is not None:
            return self.scene
        event = event_for_letters(batch.event_id)
        if event is None:
            raise NoSuchStand(batch.event_id)
        self.scene = letters.scene_of(event)
        self.stands = {stand.pk: stand for stand in stands_for_letters(event, batch.order.get("stands", ()))}
        return self.scene
