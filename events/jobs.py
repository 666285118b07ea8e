"""What does the worker do for events in the background? Entry points with primitive arguments only."""

import logging
from datetime import datetime, timedelta
from typing import Any

from django.core.cache import cache
from django.db import DatabaseError
from django.utils.timezone import localdate
from django_tasks import task

from partners.models import Message
from partners.post import jobs as post_jobs
from partners.post.sealing import Unsealable, unseal

from . import (
    answering_mail,
    date_letters,
    day_reminders,
    digest,
    meeting_letters,
    partner_reminders,
    poll_reminders,
    reminders,
)
from .actions import batches, intake, intake_saving, inviting, moving, task_files
from .answering import reached_at
from .choices import LetterKind
from .documents import press
from .models import Event
from .printing import CannotPrint, Order, work_for

UNPACKED_SECONDS = 60  # a released message that nobody has packed by then was lost with its job
PACKED_AT_ONCE = 50
PACKED_LATER = (*LetterKind.of_network(), *meeting_letters.KINDS, *date_letters.KINDS, LetterKind.HOST_SITE)
FOLLOWED_SECONDS = 180  # how far back the clock looks for changed partners: a round may be missed
logger = logging.getLogger(__name__)
FAILED_SECONDS = 600  # how long a page may tell that a print failed


def failed_key(digest: str) -> str:
    """Return where it is noted that a document could not be made."""
    return f"print-failed:{digest}"


@task()
def render_document(event_pk: int, **order: Any) -> None:
    """Make one document so that the next reader gets it at once; note it when the renderer fails."""
    event = Event.objects.with_places().filter(pk=event_pk).first()
    if event is None:
        return
    try:
        work = work_for(event, Order(**order))
    except CannotPrint:
        return
    try:
        work.make()
    except press.PressError:
        cache.set(failed_key(work.digest), True, FAILED_SECONDS)
    else:
        cache.delete(failed_key(work.digest))


@task()
def pack_messages(pks: list[int]) -> None:
    """Make letters and links of released messages and wake the post office; what is packed already stays as it is."""
    if inviting.pack_all(Message.objects.unpacked().filter(pk__in=pks).order_by("pk")):
        post_jobs.wake()


@task()
def refresh_letters(network_pk: int) -> None:
    """Let all drafts of a network follow its new words."""
    kinds = (*LetterKind.of_network(), *date_letters.KINDS)
    drafts = Message.objects.drafts().of_kinds(kinds).filter(network=network_pk)
    for occasion in sorted(set(drafts.values_list("occasion", flat=True))):
        inviting.refresh_drafts(int(occasion.rpartition(":")[2]))


@task()
def refresh_event(event_pk: int) -> None:
    """Let the drafts of one event follow, where no poster changes."""
    inviting.refresh_drafts(event_pk)


def follow_partners(now: datetime) -> int:
    """Let drafts follow a partner's name, address or contact; called every minute. Returns how many changed."""
    return inviting.follow_partners(now - timedelta(seconds=FOLLOWED_SECONDS))


def pack_left_behind(now: datetime) -> int:
    """Pack what a job that was lost left behind; called every minute. Returns how many are ready to leave."""
    before = now - timedelta(seconds=UNPACKED_SECONDS)
    left = Message.objects.unpacked().of_kinds(PACKED_LATER).filter(released_at__lt=before)
    packed = inviting.pack_all(left.order_by("pk")[:PACKED_AT_ONCE])
    if packed:
        post_jobs.wake()
    return packed


def draft_unsure_reminders(now: datetime) -> int:
    """Write drafts to those who did not know a week ago; called every minute. Returns how many."""
    return inviting.prepare_unsure_reminders(now)


def post_digests(now: datetime) -> int:
    """Write people's digests of the day once it is time; called every minute. Returns how many."""
    written = digest.send_due(now)
    if written:
        post_jobs.wake()
    return written


def post_reminders(now: datetime) -> int:
    """Write the reminders of tasks, and those to partners, that are due; called every minute. Returns how many."""
    written = reminders.send_due(now) + poll_reminders.send_due(now) + partner_reminders.send_due(now)
    written += day_reminders.send_due(now)
    if written:
        post_jobs.wake()
    return written


def read_mailbox(now: datetime) -> int:
    """Take the answers that calendar programs have sent; called every minute. Returns how many counted."""
    return answering_mail.read()


@task()
def prepare_posters(event_pk: int) -> None:
    """Let drafts follow a changed record, then make the posters that people print most.

    Finnish ones on both papers, others on A4.
    """
    inviting.refresh_drafts(event_pk)
    event = Event.objects.with_places().filter(pk=event_pk).first()
    if event is None:
        return
    for language, paper in (("fi", "a4"), ("fi", "a3"), ("sv", "a4"), ("en", "a4")):
        try:
            work_for(event, Order("poster", paper, language)).make()
        except press.PressError:
            continue  # whoever needs it gets it made then, or a message with a retry


@task()
def send_new_links(sealed_address: str) -> None:
    """Send a new personal link for each coming event at which somebody with this address is a partner's contact.

    The address comes sealed: jobs are kept for a while, and not everybody who asks is a partner.
    """
    try:
        email = unseal(sealed_address.encode()).decode()
    except Unsealable:
        return
    for stand in reached_at(email, localdate()):
        inviting.post_new_link(stand)
    post_jobs.wake()


@task()
def save_import(import_pk: int) -> None:
    """Save a confirmed partner list batch after batch; started twice, or after a crash, it saves nothing twice."""
    try:
        while intake_saving.save_batch(import_pk):
            pass
    except DatabaseError as problem:
        logger.exception("import %s broke off", import_pk)
        intake.fail(import_pk, type(problem).__name__)


def look_after_imports(now: datetime) -> int:
    """Go on with lists whose worker has died, and forget lists that nobody confirmed; return how many."""
    left_behind = intake.standing_still(now)
    for import_pk in left_behind:
        save_import.enqueue(import_pk)
    return len(left_behind) + intake.forget_old(now)


@task()
def run_batch(batch_pk: int) -> None:
    """Make what is left of a batch of documents; started twice, or after a crash, it makes nothing twice."""
    batches.run(batch_pk)


def look_after_batches(now: datetime) -> int:
    """Go on with batches whose worker has died, and forget old ones with their files; return how many go on."""
    left_behind = batches.look_after(now)
    for batch_pk in left_behind:
        run_batch.enqueue(batch_pk)
    return len(left_behind)


def look_after_files(now: datetime) -> int:
    """Delete files of tasks that no row names any more; called every minute. Returns how many."""
    return task_files.forget_strays(now)


def look_after_moves(now: datetime) -> int:
    """Empty what was kept for undoing a move, a day after that has become impossible; return how many."""
    return moving.forget_old(now)
