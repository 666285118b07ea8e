"""Which words describe printed matter: its parts, its variants, and the batches in which it is made?"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class PosterPart(TextChoices):
    """What a poster lists besides what, when and where, which it always tells."""

    NAME = "name", _("The name of this sort of event")
    FREE = "free", _("That it is free of charge")
    BRING = "bring", _("What to bring")
    HELPERS = "helpers", _("Who helps")
    TOPICS = "topics", _("What each of them shows, if there is room")
    CONTACT = "contact", _("Whom to ask")
    ACCESS = "access", _("Accessibility")
    LANGUAGES = "languages", _("Languages of help")
    CODE = "code", _("The square code of the event's page")
    LOGOS = "logos", _("Logos")


def all_parts() -> list[str]:
    """Return every part, as a new event's poster lists them."""
    return list(PosterPart.values)


class Grouping(TextChoices):
    """In which order and under which headings those who help are named."""

    SCOPE = "scope", _("By what they help with, without headings")
    HEADINGS = "headings", _("Under headings: devices, services, information")
    ALPHABET = "alphabet", _("In alphabetical order")


class Illustration(TextChoices):
    """Pictures drawn for posters and screens; without one the theme's own is used."""

    THEME = "", _("The theme's own picture")
    HANDS = "kadet", _("Two hands and a phone")
    LIBRARY = "kirjasto", _("A shelf of books and a screen")
    COFFEE = "kahvi", _("Coffee and a tablet")
    VILLAGE = "kyla", _("A village house")


class Variant(TextChoices):
    """How a document speaks and how large its letters are."""

    STANDARD = "", pgettext_lazy("variant of a document", "Standard")
    LARGE = "large", _("Large print, at least 18 points")
    PLAIN = "plain", _("Plain language")


class Ink(TextChoices):
    """In which colours a document is printed."""

    COLOUR = "colour", _("Colour")
    BLACK = "black", _("Black and white")


class BatchKind(TextChoices):
    """What the background makes many of."""

    PACK = "pack", _("Print pack")
    LETTERS = "letters", _("Letters")


class BatchState(TextChoices):
    """How far a batch is."""

    WAITING = "waiting", pgettext_lazy("a batch", "Waiting")
    RUNNING = "running", _("Being made")
    DONE = "done", pgettext_lazy("a batch", "Ready")
    FAILED = "failed", pgettext_lazy("a batch", "Failed")
    CANCELLED = "cancelled", pgettext_lazy("a batch", "Cancelled")

    @classmethod
    def over(cls) -> "tuple[BatchState, ...]":
        """Return the states in which nothing more happens by itself."""
        return (cls.DONE, cls.FAILED, cls.CANCELLED)

    @classmethod
    def at_work(cls) -> "tuple[BatchState, ...]":
        """Return the states in which the background goes on."""
        return (cls.WAITING, cls.RUNNING)


PAPER_NAMES = {
    "a2": "A2", "a3": "A3", "a4": "A4", "a5": "A5", "screen": "1920 × 1080", "square": "1080 × 1080",
    "link": "1200 × 630", "story": "1080 × 1920", "tent": _("A4, folded to a tent"),
}  # fmt: skip


def paper_name(paper: str) -> str:
    """Return a paper as people call it: "A4", "1920 × 1080", "80 × 100 mm"."""
    return str(PAPER_NAMES.get(paper) or f"{paper.replace('x', ' × ')} mm")
