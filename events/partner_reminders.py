"""What of coming events waits for which partner just now, and who is reminded of it today?

A partner hears on Mondays of what is due within seven days, and on the day that somebody has set for one of its tasks;
never when nothing is due, never twice in a day: the key holds the organisation and the day, and a reminder that a
person has sent, at whichever event, counts too. What waits at a second event is told on the next day.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import translation
from django.utils.timezone import localtime, make_aware
from django.utils.translation import gettext as _

from partners.choices import LinkPurpose, MessageState
from partners.models import Message, User
from partners.post import outbox
from partners.post.letter import Letter
from talkoot.lib import dates

from . import letters, personal_links, rounds
from .choices import LetterKind, Publication, StandState
from .models import Event, Stand, Task
from .plan_choices import ReminderKind
from .reminders import HOUR, is_day_of, is_due

MONDAY, WINDOW_DAYS, PREPARED_DAYS = 0, 7, 7  # ethics and one's own announcement: a week before the event
REMINDERS = (
    LetterKind.REMINDER, LetterKind.UNSURE_REMINDER, LetterKind.POLL_REMINDER, ReminderKind.PARTNER,
)  # fmt: skip
ASKED = (LetterKind.INVITATION, *REMINDERS)


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits for one partner at one event: days with sentences are made when its language is known."""

    stand: Stand
    tasks: tuple[Task, ...] = ()
    answer_by: date | None = None
    ethics_by: date | None = None
    tell_by: date | None = None

    def __bool__(self) -> bool:
        return bool(self.tasks or self.answer_by or self.ethics_by or self.tell_by)

    def lines(self, language: str) -> list[str]:
        """Return one line for each, in the active language."""
        found = [(task.due_on, task.name) for task in self.tasks]
        for day, words in (
            (self.answer_by, _("your answer: can you come?")),
            (self.ethics_by, _("the ethics of digital support, to be agreed to on your page")),
            (self.tell_by, _("telling of the day in your own channels, and ticking it on your page")),
        ):
            if day:
                found.append((day, words))
        return [f"- {dates.weekday_day(day, language)}: {words}" for day, words in sorted(found)]


def send_due(now: datetime) -> int:
    """Write the reminders to partners that are due and not written yet; returns how many."""
    moment = localtime(now)
    if moment.hour < HOUR:
        return 0
    today = moment.date()
    told = told_since(today - timedelta(days=today.weekday()))
    found = [one for one in waiting_on(today) if _is_turn(one, now, told)]
    return rounds.each(reachable(found, today), lambda one: remind(one, today)).done


def waiting_on(today: date, user: User | None = None) -> list[Waiting]:
    """Return what waits for partners at coming events that take place, the nearest event first; four queries.

    With a user only what that person coordinates.
    """
    last = today + timedelta(days=WINDOW_DAYS)
    stands = Stand.objects.of_coming_events(today).to_remind(last)
    stands = stands.editable_by(user) if user else stands
    by_stand: dict[int, list[Task]] = {}
    for task in Task.objects.of_partners().open().due_by(last):
        by_stand.setdefault(task.stand_id or 0, []).append(task)
    found = [_waiting(stand, by_stand.get(stand.pk, ()), today, last) for stand in stands]
    return sorted((one for one in found if one), key=lambda one: (one.stand.event.day or last, one.stand.pk))


def _waiting(stand: Stand, tasks: Iterable[Task], today: date, last: date) -> Waiting:
    event, comes = stand.event, stand.state == StandState.CONFIRMED
    by = event.day - timedelta(days=PREPARED_DAYS) if event.day else None
    soon = by if by and today <= by <= last else None
    asked = stand.state in StandState.silent() and not stand.invite_again
    answer_by = event.answer_by if asked and event.answer_by and today <= event.answer_by <= last else None
    told = event.publication != Publication.PUBLISHED or bool(stand.post_count)  # type: ignore[attr-defined]
    return Waiting(
        stand, tuple(tasks) if stand.state not in (StandState.DECLINED, StandState.CANCELLED) else (), answer_by,
        ethics_by=soon if comes and stand.ethics_version is None else None,
        tell_by=soon if comes and not told else None,
    )  # fmt: skip


def told_since(day: date) -> list[tuple[str, str]]:
    """Return (subject, key) of the reminders to partners that were written, or left, since a day; one query."""
    written = Message.objects.of_kinds([ReminderKind.PARTNER]).made_since(
        make_aware(datetime.combine(day, time()))
    )
    return list(written.values_list("subject", "key"))


def _is_turn(waiting: Waiting, now: datetime, told: Iterable[tuple[str, str]]) -> bool:
    """Tell whether a partner is to be reminded today.

    On Mondays; when a reminder of one of its tasks is set for today; and when yesterday was another event's turn.
    """
    today = localtime(now).date()
    if today.weekday() == MONDAY or any(is_due(task, now) for task in waiting.tasks):
        return True
    yesterdays = key_of(waiting.stand, today - timedelta(days=1))
    return any(key == yesterdays for _subject, key in told) and all(
        subject != waiting.stand.subject for subject, _key in told
    )


def reachable(found: Sequence[Waiting], today: date) -> list[Waiting]:
    """Leave out whom somebody or the clock has written to today, and who was never invited; three queries."""
    reminded = reminded_on(today, {one.stand.organisation_id for one in found})
    subjects = {one.stand.subject for one in found}
    morning = make_aware(datetime.combine(today, time()))
    asked = Message.objects.of_kinds(ASKED).to_subjects(subjects)
    rows = list(asked.values_list("subject", "kind", "state", "released_at"))
    invited = {
        subject for subject, kind, state, _at in rows if kind == LetterKind.INVITATION and state in _out()
    }
    written = {
        name for name, _kind, state, at in rows if at and at >= morning and state != MessageState.CANCELLED
    }
    return [
        one for one in found
        if one.stand.subject not in written and one.stand.organisation_id not in reminded
        and (one.stand.subject in invited or one.stand.answered_at)
    ]  # fmt: skip


def reminded_on(day: date, organisations: Collection[int]) -> set[int]:
    """Return which of these organisations have had a reminder since a day, at whichever event; two queries at most."""
    if not organisations:
        return set()
    owners, morning = Stand.objects.owners(organisations), make_aware(datetime.combine(day, time()))
    sent = Message.objects.of_kinds(REMINDERS).to_subjects(owners).released_since(morning)
    return {owners[subject] for subject in sent.values_list("subject", flat=True)}


def _out() -> tuple[MessageState, ...]:
    return (*MessageState.gone(), *MessageState.leaving())


def key_of(stand: Stand, today: date) -> str:
    """Return the key of what one organisation is reminded of on one day, at whichever event."""
    return f"{ReminderKind.PARTNER}:{stand.organisation_id}:{today}"


def remind(waiting: Waiting, today: date) -> bool:
    """Write one partner's reminder; returns whether it is new: an organisation gets one a day, and needs an address."""
    stand = waiting.stand
    if Message.objects.with_key(key_of(stand, today)).exists():
        return False
    letter = _letter(waiting, today, key_of(stand, today))
    if letter is None or not letter.to_email:
        return False
    token, link = personal_links.new_address(LinkPurpose.STAND)
    with transaction.atomic():
        is_new = outbox.write(replace(letter, link=link))[1]
        if is_new:
            personal_links.save_for_stand(token, stand)
    return is_new


def leave(waiting: Waiting, today: date, by: User) -> bool:
    """Note that a partner is not reminded this week; returns whether nobody had decided before."""
    monday = today - timedelta(days=today.weekday())
    letter = _letter(waiting, today, f"{key_of(waiting.stand, monday)}:left:{waiting.stand.pk}")
    return outbox.write(letter, state=MessageState.CANCELLED, by=by)[1] if letter else False


def _letter(waiting: Waiting, today: date, key: str) -> Letter | None:
    """Return the letter; None for an event that is over.

    A task whose own reminder this is, or that alone waits, gives it the subject line that somebody wrote for it.
    """
    stand = waiting.stand
    event = Event.objects.with_places().select_related("created_by").get(pk=stand.event_id)
    scene, language = letters.scene_of(event, today), stand.organisation.language
    if scene.is_over:
        return None
    with translation.override(language):
        lines = waiting.lines(language)
        values = {"news_title": _("Reminder"), "news": "\n".join(lines)}
    letter = letters.partner_reminder(scene, stand, values, key=key)
    named = [
        task for task in waiting.tasks if task.remind_subject and (len(lines) == 1 or is_day_of(task, today))
    ]
    return replace(letter, title=named[0].remind_subject) if named else letter
