"""In which words does anyone read an operating model: its plan by days, its parts, where it comes from?

Labels are in the page's language; what the owner has written stays as it is written.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from talkoot.lib import dates

from .choices import AttendanceMode, Channel, Responsible
from .documents import kinds
from .models import Concept, ConceptMeeting, ConceptTask
from .models.concept import ConceptSupply
from .plan_choices import Condition


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the plan: a meeting or a task, who does it, and when it belongs there."""

    name: str
    who: str
    notes: tuple[str, ...]
    agenda: tuple[str, ...]
    is_meeting: bool
    text: str = ""


@dataclass(frozen=True, slots=True)
class Ancestor:
    """One model that this is based on; an address where it is published here."""

    words: str
    url: str


@dataclass(frozen=True, slots=True)
class ConceptPage:
    """Everything that is public of a model, in reading order. An empty text leaves its place out."""

    about: list[tuple[str, str]]
    facts: list[tuple[str, str]]
    plan: list[tuple[str, list[Step]]]
    stands: list[tuple[str, str]]
    supplies: list[str]
    materials: list[str]
    texts: list[tuple[str, str]]
    lessons: str
    contact: str
    email: str
    lineage: list[Ancestor]
    version_words: str


def concept_page(concept: Concept, published: Collection[Concept] = ()) -> ConceptPage:
    """Return a model as its public page tells it; `published` are public models that it may be based on."""
    return ConceptPage(
        about=[
            pair
            for pair in (
                (_("What it is"), concept.summary),
                (_("For whom"), concept.for_whom),
                (_("A tip to those who try it"), concept.tip),
            )
            if pair[1]
        ],
        facts=_facts(concept),
        plan=plan_of(concept),
        stands=[(row.name, row.needs) for row in concept.stand_types.all()],
        supplies=[supply_words(row) for row in concept.supplies.all()],
        materials=[line.strip() for line in concept.materials.splitlines() if line.strip()],
        texts=[(str(row.get_key_display()), row.text) for row in concept.texts.all() if row.text],
        lessons=concept.lessons,
        contact=concept.contact,
        email=concept.contact_email,
        lineage=lineage_words(concept.lineage, published),
        version_words=version_words(concept),
    )


def version_words(concept: Concept) -> str:
    """Return which version this is and when it was updated."""
    day = dates.short_date(concept.updated_on, get_language() or "fi")
    return _("Version %(version)s, updated %(day)s") % {"version": concept.version, "day": day}


def lineage_words(
    lineage: Iterable[Mapping[str, Any]], published: Collection[Concept] = ()
) -> list[Ancestor]:
    """Return what a model is based on, the nearest first, each with its address if it is public here."""
    addresses = {str(one.uid): public_path(one) for one in published}
    return [
        Ancestor(
            _("%(name)s v%(version)s, %(network)s")
            % {"name": row["name"], "version": row["version"], "network": row["network"]}
            if row.get("network")
            else _("%(name)s v%(version)s") % {"name": row["name"], "version": row["version"]},
            addresses.get(str(row["uid"]), ""),
        )
        for row in lineage
    ]


def public_path(concept: Concept, name: str = "public:concept_detail", language: str = "") -> str:
    """Return the address of a model's public page, or of another page about it; Finnish has no prefix."""
    code = language or get_language() or "fi"
    whose = {"network": concept.network.slug, "slug": concept.slug}
    return reverse(name, kwargs=whose | ({} if code == "fi" else {"language": code}))


def offset_words(days: int) -> str:
    """Return so many days before (negative: after) the event: 4 weeks before, 26 days before, on the day."""
    if days == 0:
        return _("On the day")
    number, before = abs(days), days > 0
    if number % 7:
        if before:
            return ngettext("%(n)s day before", "%(n)s days before", number) % {"n": number}
        return ngettext("%(n)s day after", "%(n)s days after", number) % {"n": number}
    if before:
        return ngettext("%(n)s week before", "%(n)s weeks before", number // 7) % {"n": number // 7}
    return ngettext("%(n)s week after", "%(n)s weeks after", number // 7) % {"n": number // 7}


def plan_of(concept: Concept) -> list[tuple[str, list[Step]]]:
    """Return meetings and tasks by how long before the event they are, the earliest first; meetings lead a day."""
    tasks = list(concept.tasks.all())
    names = {row.uid: row.name for row in tasks}
    rows: list[tuple[int, int, Step]] = [
        (-row.offset_days, 0, _meeting(row)) for row in concept.meetings.all()
    ]
    rows += [(-row.offset_days, 1, _task(row, names)) for row in tasks]
    rows.sort(key=lambda row: row[:2])
    return [
        (offset_words(-day), [row[2] for row in found]) for day, found in groupby(rows, lambda row: row[0])
    ]


def supply_words(row: ConceptSupply) -> str:
    """Return a thing with how many of it and who brings it: "Jatkojohdot, 3 (kirjasto)"."""
    count = f", {row.quantity}" if row.quantity != 1 else ""
    notes = [row.bringer, *_when(row.condition)]
    said = "; ".join(note for note in notes if note)
    return f"{row.name}{count}{f' ({said})' if said else ''}"


def material_word(kind: str) -> str:
    """Return what a kind of document is called."""
    return str(kinds.KINDS[kind].title) if kind in kinds.KINDS else kind


def _facts(concept: Concept) -> list[tuple[str, str]]:
    language = get_language() or "fi"
    minutes = {"before": concept.set_up_minutes, "after": concept.take_down_minutes}
    return [
        (_("Opening hours"), dates.hours(concept.opens, concept.closes, language)),
        (_("Format"), str(AttendanceMode(concept.attendance).label)),
        (
            _("Setting up and clearing away"),
            _("%(before)s minutes before, %(after)s minutes after") % minutes,
        ),
        (_("Partners answer"), offset_words(concept.answer_by_days)),
    ]


def _meeting(row: ConceptMeeting) -> Step:
    language = get_language() or "fi"
    minutes = _("%(n)s minutes") % {"n": row.minutes}
    notes = (f"{dates.hours(row.starts, None, language)}, {minutes}", row.place, *_when(row.condition))
    agenda = tuple(line.strip() for line in row.agenda.splitlines() if line.strip())
    return Step(row.name, _label(Responsible, row.responsible), tuple(filter(None, notes)), agenda, True)


def _task(row: ConceptTask, names: Mapping[Any, str]) -> Step:
    after = names.get(row.after, "")
    notes = (
        "" if row.channel == Channel.NONE else _label(Channel, row.channel),
        row.audience,
        _("Material: %(name)s") % {"name": material_word(row.material)} if row.material else "",
        _("After: %(task)s") % {"task": after} if after else "",
        *_when(row.condition),
    )
    who = _label(Responsible, row.responsible)
    return Step(row.name, who, tuple(filter(None, notes)), (), False, row.note)


def _when(condition: str) -> list[str]:
    return [_label(Condition, condition)] if condition else []


def _label(choices: Any, value: str) -> str:
    return str(choices(value).label) if value in choices.values else value
