"""In which words does one row of the board say where its stand is: answer, asking, needs, changes?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext, pgettext_lazy

from partners.choices import MessageState
from partners.models import Change, Message

from ... import trail
from ...choices import AnswerSource, LetterKind, Need, Scope, StandState
from ...forms.day_words import capital, language
from ...models import Event, Stand
from ...proposals import has_answers, proposed_stand, told_where
from .plan_lines import short

KINDS = {
    StandState.INVITED: "wait",
    StandState.UNSURE: "wait",
    StandState.WAITING: "plain",
    StandState.CONFIRMED: "ok",
    StandState.DECLINED: "no",
    StandState.CANCELLED: "no",
}
WAYS = {
    AnswerSource.LINK: pgettext_lazy("way of an answer", "by the link"),
    AnswerSource.PHONE: pgettext_lazy("way of an answer", "by phone"),
    AnswerSource.EMAIL: pgettext_lazy("way of an answer", "by e-mail"),
    AnswerSource.TALK: pgettext_lazy("way of an answer", "face to face"),
    AnswerSource.DESK: pgettext_lazy("way of an answer", "recorded by the coordinator"),
}
DEEDS = ("stand_answer_changed", "stand_answer_undone")
MOST_CHANGES = 3


@dataclass(frozen=True, slots=True)
class Row:
    """One stand of the board, in words."""

    name: str
    url: str
    state: str
    scope: str
    kind: str
    word: str
    contact: str = ""
    phone: str = ""
    topic: str = ""
    scope_word: str = ""
    presenters: str = ""
    needs: str = ""
    place: int | None = None
    answered: str = ""
    asked: Sequence[str] = ()
    trouble: str = ""
    overdue: str = ""
    late: bool = False
    changes: Sequence[dict[str, str]] = field(default_factory=list)
    more_changes: int = 0
    is_stale: bool = False
    is_urgent: bool = False
    may_record: bool = False
    proposal: str = ""
    calendar: str = ""


def row_of(
    event: Event,
    stand: Stand,
    messages: Sequence[Message],
    changes: Sequence[Change],
    is_stale: bool,
    today: date,
) -> Row:
    """Return a stand's row. Messages and changes come newest first; `is_stale` speaks of printed posters."""
    state = StandState(stand.state)
    contact = next(iter(stand.organisation.contacts.all()), None)
    asked, trouble = asked_words(messages), trouble_words(messages)
    overdue = overdue_words(event, stand, today)
    told = [change for change in changes if change.deed in DEEDS and change.field]
    comes = state in (StandState.CONFIRMED, StandState.WAITING) or bool(stand.answered_at)
    comes = comes and state not in (StandState.DECLINED, StandState.CANCELLED)
    return Row(
        name=stand.organisation.name, url=reverse("desk:stand_edit", args=[event.slug, stand.pk]),
        state=state.value, scope=stand.scope, kind=KINDS[state], word=state_word(stand, asked),
        contact=contact.name if contact else "", phone=contact.phone if contact else "",
        topic=stand.topic, scope_word=str(Scope(stand.scope).label),
        presenters=", ".join(person.name for person in stand.presenters.all()),
        needs=needs_words(stand) if comes else "", place=stand.place, answered=answered_words(stand),
        asked=asked, trouble=trouble, overdue=overdue, late=stand.is_late,
        changes=[change_words(change) for change in told[:MOST_CHANGES]],
        more_changes=max(0, len(told) - MOST_CHANGES), is_stale=is_stale,
        is_urgent=bool(trouble or overdue or told or is_stale), may_record=state in StandState.silent(),
        proposal=proposal_words(stand) if stand.answered_at is None else "",
    )  # fmt: skip


def state_word(stand: Stand, asked: Sequence[str]) -> str:
    """Return the state as a word; until a message has left it is to be invited, perhaps again."""
    if stand.state == StandState.INVITED and not asked:
        return _("To be invited again") if stand.invite_again else _("To be invited")
    return str(StandState(stand.state).label)


def proposal_words(stand: Stand) -> str:
    """Return what a partner answered last time, in one line ("Kajaani 22.4.2027: online services; 2 tables")."""
    if not has_answers(stand.proposal):
        return ""
    last = proposed_stand(stand)
    said = "; ".join(part for part in (last.topic, needs_words(last)) if part)
    number = stand.proposal.get("presenters", 0)
    if number:
        said += ", " + ngettext("%(n)s presenter", "%(n)s presenters", number) % {"n": number}
    return f"{told_where(stand.proposal, language())}: {said}"


def answered_words(stand: Stand) -> str:
    """Return when, how and by whom the answer came ("3.2. by phone, Nina"); empty without one."""
    if stand.answered_at is None:
        return ""
    day = short(localtime(stand.answered_at).date())
    way = WAYS.get(AnswerSource(stand.source), "")
    said = f"{day} {way}".strip()
    return f"{said}, {stand.answered_by}" if stand.answered_by else said


def asked_words(messages: Iterable[Message]) -> list[str]:
    """Return what a partner has been asked and when, oldest first: "Kutsuttu 13.1.", "muistutettu 27.1."."""
    lines: list[str] = []
    for message in reversed(list(messages)):
        verb = verb_of(message)
        if verb:
            lines.append(capital(verb) if not lines else verb)
    return lines


def verb_of(message: Message) -> str:
    """Return what one message did, with its day; nothing for a receipt or for what has not left."""
    if message.state not in MessageState.gone():
        return ""
    moment = message.settled_at or message.released_at or message.created_at
    day = {"day": short(localtime(moment).date())}
    if message.kind == LetterKind.INVITATION:
        return (
            pgettext("asked", "invited again %(day)s")
            if message.version > 1
            else pgettext("asked", "invited %(day)s")
        ) % day
    if message.kind in (LetterKind.REMINDER, LetterKind.UNSURE_REMINDER):
        return pgettext("asked", "reminded %(day)s") % day
    if message.kind == LetterKind.NEW_LINK:
        return pgettext("asked", "new link %(day)s") % day
    return ""


def trouble_words(messages: Sequence[Message]) -> str:
    """Return why the newest message needs a person, or nothing."""
    newest = messages[0] if messages else None
    if newest is None or newest.state not in MessageState.troubled():
        return ""
    if newest.state == MessageState.UNCLEAR:
        return _("It is unclear whether the last message left.")
    return _("The last message did not leave.")


def overdue_words(event: Event, stand: Stand, today: date) -> str:
    """Return since when an answer has been due, or nothing while it is not."""
    by = event.answer_by
    if stand.state not in StandState.silent() or by is None or by >= today:
        return ""
    return _("The answer was due %(day)s.") % {"day": short(by)}


def needs_words(stand: Stand) -> str:
    """Return what a stand needs ("2 tables, 1 socket, screen; a large sign")."""
    words = []
    if stand.tables:
        words.append(ngettext("%(n)s table", "%(n)s tables", stand.tables) % {"n": stand.tables})
    if stand.sockets:
        words.append(ngettext("%(n)s socket", "%(n)s sockets", stand.sockets) % {"n": stand.sockets})
    words += [str(need.label) for need in Need if need in stand.needs]
    said = capital(", ".join(word[:1].lower() + word[1:] for word in words))
    return "; ".join(part for part in (said, stand.needs_note) if part)


def change_words(change: Change) -> dict[str, str]:
    """Return one changed fact of an answer as a diff: its name without the organisation, old and new."""
    field_name = change.field.partition(":")[0]
    return {
        "what": trail.label(field_name),
        "was": trail.shown(change.field, change.before, 60) if change.before else "",
        "now": trail.shown(change.field, change.after, 60) or _("empty"),
        "when": short(localtime(change.at).date()),
    }
