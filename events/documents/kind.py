"""What is a kind of document: the facts it shows, the papers it fits, about whom, for whom, and how it is made?"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

from events.day_facts import HostFacts
from events.documents.design import Design
from events.documents.fitting import Notice
from events.documents.printed import Printed
from events.facts import EventSheet, MeetingFacts, Recipient, Written
from events.stand_facts import StandFacts

Subject = Recipient | Written | StandFacts | MeetingFacts | HostFacts
Render = Callable[[EventSheet, Subject | None, Design, EventSheet | None], Printed]
LANGUAGES = ("fi", "sv", "en", "se")
# facts that every paper about the day tells, overprint included
DAY = (
    "language", "sender", "title", "kind_name", "day", "opens", "closes", "previous_day", "previous_opens",
    "previous_closes", "state", "attendance", "place",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kind:
    """A sort of document.

    `title` and `note` are what people call it and what it is for. `about` tells of whom there is one: "" (the event),
    "recipient", "stand", "meeting" or "host" (a host site); without a subject a kind about stands, meetings or host
    sites makes all of them in one file. `seen_by` is "all" (whoever sees the event), "people" (who may read who
    comes), "letters" (coordinators) or "plan" (coordinators and materials helpers).
    `room` groups it on the documents page: wall, screen, day, partners or office. `needs_day` asks for
    EventSheet.day_facts. A `picture` kind is wanted as PNG too, `pixels` wide and high by paper.
    """

    name: str
    file_word: str
    title: str | Promise
    note: str | Promise
    room: str
    facts: tuple[str, ...]
    papers: tuple[str, ...]
    render: Render
    about: str = ""
    seen_by: str = "all"
    has_themes: bool = False
    takes_millimetres: bool = False
    variants: tuple[str, ...] = ("",)
    inks: tuple[str, ...] = ("colour",)
    for_shops: bool = False
    in_two_languages: bool = False
    needs_day: bool = False
    is_wide: bool = False
    pixels: dict[str, tuple[int, int]] | None = None

    def takes(self, paper: str) -> bool:
        """Tell whether the kind is made on that paper."""
        return paper in self.papers or (self.takes_millimetres and bool(Design(paper).millimetres))

    def settled(self, design: Design) -> Design:
        """Return the design as far as it matters to this kind: what it does not know is left out."""
        return Design(
            paper=design.paper,
            theme=design.theme if self.has_themes else "",
            variant=design.variant if design.variant in self.variants else self.variants[0],
            ink=design.ink if design.ink in self.inks else self.inks[0],
            shop=design.shop and self.for_shops,
            second=design.second if self.in_two_languages else "",
        )


@dataclass(frozen=True, slots=True)
class Document:
    """A finished document. `digest` names it: it changes exactly when one of its facts or its design does."""

    kind: str
    pdf: bytes
    warnings: tuple[Notice, ...]
    page_count: int
    digest: str
    file_name: str
    log: tuple[str, ...] = ()
