"""What does somebody print for the day at one press: which papers, how many of each, and where do they go?"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from talkoot.lib.text import safe_file_name

from .. import sheet
from ..day_facts import DayFacts, PaperCount
from ..documents import equivalents, kinds
from ..models import Batch, Event
from ..printing import Order, work_for
from . import batch_files
from .batch_files import Part

COVER = "pack_cover"
TEXT = "text_equivalent"  # not a paper: the words of the pictures, to be copied beside them


@dataclass(frozen=True, slots=True)
class Item:
    """One thing of a pack. `form` is pdf, png or txt; `where_to` says where the printed copies go."""

    order: Order
    copies: int = 1
    where_to: str = ""
    form: str = "pdf"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A paper that packs hold as soon as there is such a kind. `copies` are a habit, not a rule: people see them."""

    kind: str
    paper: str
    copies: int
    where_to: str | Promise
    form: str = "pdf"
    needs_stands: bool = False
    each: bool = False  # as many as there are stands


# In the order in which somebody hangs, lays and hands them out. The copies suit a small library: two doors or windows,
# the notice boards of a village, and about as many visitors as an afternoon brings.
FOR_EVERYBODY = (
    Wanted("poster", "a3", 2, _("Front door and window")),
    Wanted("poster", "a4", 10, _("Notice boards: shop, health centre, village house")),
    Wanted("poster", "a5", 50, _("To take along: lending desk and shop")),
    Wanted("room_signs", "a4", 1, _("From the front door to the place")),
    Wanted("table_signs", "a4", 1, _("A sign on each table"), needs_stands=True),
    Wanted("ethics_sign", "a4", 1, _("One for each stand"), needs_stands=True, each=True),
    Wanted("presenters_sheet", "a4", 1, _("To each presenter"), needs_stands=True),
    Wanted("badges", "a4", 1, _("To presenters and organisers"), needs_stands=True),
    Wanted("run_sheet", "a4", 2, _("To those who lead the day")),
    Wanted("presenters_list", "a4", 1, _("To those who set up the room"), needs_stands=True),
    Wanted("programme_leaflet", "a5", 50, _("To visitors at the door")),
    Wanted("packing_list", "a4", 1, _("To whoever packs and sets up")),
    Wanted("tally_sheet", "a4", 2, _("To whoever counts visitors")),
    Wanted("feedback_form", "a4", 50, _("To visitors when they leave")),
    Wanted("referral_slips", "a4", 5, _("To the stands; to be cut apart")),
)
FOR_COORDINATORS = (
    Wanted("screen", "screen", 1, _("Info screens"), "png"),
    Wanted("screen", "square", 1, _("Social media"), "png"),
    Wanted("screen", "link", 1, _("Web pages and newsletters"), "png"),
    Wanted("screen", "story", 1, _("Stories of social media"), "png"),
    Wanted(TEXT, "", 1, _("To be copied beside the pictures"), "txt"),
    Wanted("programme_screen", "screen", 1, _("Info screens"), "png"),
    Wanted("newspaper_ad", "", 1, _("To the local paper")),
    Wanted("press_release", "a4", 1, _("To editors")),
)


def contents(event: Event, language: str, for_library: bool) -> tuple[Item, ...]:
    """Return what a library or a coordinator prints for the day, without the contents page; one sheet's queries.

    A library's papers name no phones. Papers about stands are left out while nobody has said yes.
    """
    coming = len(sheet.of(event, language).helpers)
    wanted = FOR_EVERYBODY if for_library else FOR_EVERYBODY + FOR_COORDINATORS
    with translation.override(language):
        return tuple(
            _item(one, language, coming, for_library)
            for one in wanted
            if _exists(one) and (coming or not one.needs_stands)
        )


def _exists(one: Wanted) -> bool:
    if one.kind == TEXT:
        return True
    found = kinds.KINDS.get(one.kind)
    return found is not None and (one.paper in ("", *found.papers) or one.kind != "poster")


def _item(one: Wanted, language: str, coming: int, for_library: bool) -> Item:
    found = kinds.KINDS.get(one.kind)
    paper = one.paper if found is None or found.takes(one.paper) else found.papers[0]
    order = Order(one.kind, paper=paper, language=language, phones=not for_library)
    return Item(order, coming if one.each else one.copies, str(one.where_to), one.form)


def total_of(items: tuple[Item, ...]) -> int:
    """Return how many things are made: the items, and the contents page when there is one."""
    return len(items) + (COVER in kinds.KINDS)


def written_down(items: tuple[Item, ...]) -> list[dict[str, Any]]:
    """Return items as plain words for a batch's order."""
    return [asdict(item) | {"order": item.order.facts()} for item in items]


class PackMaker:
    """Makes the items of a pack one by one; the contents page comes last, because it tells the pages of the others."""

    def label(self, batch: Batch, number: int) -> str:
        """Return the name of a paper."""
        items = batch.order["items"]
        kind = items[number]["order"]["kind"] if number < len(items) else COVER
        return str(kinds.KINDS[kind].title) if kind in kinds.KINDS else kind

    def make(self, batch: Batch, number: int) -> Part:
        """Render one item. Raises press.PressError and printing.CannotPrint."""
        items = batch.order["items"]
        if number >= len(items):
            return self.cover(batch)
        words = items[number]
        item = Item(Order(**words["order"]), words["copies"], words["where_to"], words["form"])
        return FORMS[item.form](batch.event, item, number + 1)

    def settle(self, batch: Batch, part: Part) -> None:
        """Nothing belongs to a paper but its file."""

    def cover(self, batch: Batch) -> Part:
        """Render the contents page from what has been made."""
        language = batch.order["language"]
        counts = tuple(PaperCount(**one.facts) for one in batch_files.parts(batch) if one.facts)
        facts = sheet.of(batch.event, language).with_changes(day_facts=DayFacts(pack=counts))
        return Part("00-sisallys.pdf", kinds.make(COVER, facts).pdf)

    def wholes(self, batch: Batch) -> Mapping[str, bytes]:
        """Return the ZIP, with the contents page first."""
        found = sorted(batch_files.parts(batch), key=lambda one: one.name)
        folder = batch.file_name.rpartition(".")[0]
        return {"zip": batch_files.zipped(folder, found, batch.made_at)}


def _paper(event: Event, item: Item, number: int) -> Part:
    work = work_for(event, item.order)
    document = work.make()
    kind = kinds.KINDS[item.order.kind]
    shown = item.order.paper if len(kind.papers) > 1 else ""
    name = _file_name(number, kind.file_word, shown, item.copies, "pdf")
    return Part(name, document.pdf, _count(item, kind.title, document.page_count))


def _picture(event: Event, item: Item, number: int) -> Part:
    work = work_for(event, item.order)
    kind = kinds.KINDS[item.order.kind]
    pixels = (kind.pixels or {}).get(item.order.paper, (1920, 1080))
    content = kinds.picture(work.make(), pixels[0])
    name = _file_name(number, kind.file_word, "x".join(map(str, pixels)), 1, "png")
    return Part(name, content, _count(item, kind.title, 1))


def _words(event: Event, item: Item, number: int) -> Part:
    """Return the words of the pictures; the mark at the beginning tells Windows that it is UTF-8."""
    content = equivalents.text_of(sheet.of(event, item.order.language)).encode("utf-8-sig")
    return Part(_file_name(number, "kuvat-tekstina", "", 1, "txt"), content)


FORMS: dict[str, Callable[[Event, Item, int], Part]] = {"pdf": _paper, "png": _picture, "txt": _words}


def _file_name(number: int, word: str, paper: str, copies: int, ending: str) -> str:
    """Return a name that sorts as the contents page does and says what and how many: 01-juliste-a3-2-kpl.pdf."""
    parts: Iterator[str] = filter(None, (f"{number:02d}", word, paper, f"{copies}-kpl" if copies > 1 else ""))
    return safe_file_name(f"{'-'.join(parts)}.{ending}")


def _count(item: Item, title: str | Promise, pages: int) -> dict[str, Any]:
    return {
        "title": str(title),
        "paper": item.order.paper,
        "where_to": item.where_to,
        "pages": pages,
        "copies": item.copies,
    }
