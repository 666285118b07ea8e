"""What does the worker do for events in the background? Entry points with primitive arguments only."""

from django.core.cache import cache
from django_tasks import task

from .documents import press
from .models import Event
from .printing import LANGUAGES, CannotPrint, Order, work_for

FAILED_SECONDS = 600  # how long a page may tell that a print failed


def failed_key(digest: str) -> str:
    """Return where it is noted that a document could not be made."""
    return f"print-failed:{digest}"


@task()
def render_document(
    event_pk: int,
    kind: str,
    paper: str,
    language: str,
    theme: str,
    organisation: str,
    phones: bool = False,
) -> None:
    """Make one document so that the next reader gets it at once; note it when the renderer fails."""
    event = Event.objects.with_places().filter(pk=event_pk).first()
    if event is None:
        return
    try:
        work = work_for(event, Order(kind, paper, language, theme, organisation, phones))
    except CannotPrint:
        return
    try:
        work.make()
    except press.PressError:
        cache.set(failed_key(work.digest), True, FAILED_SECONDS)
    else:
        cache.delete(failed_key(work.digest))


@task()
def prepare_posters(event_pk: int) -> None:
    """Make the posters that people print most, after the record has changed: Finnish on both papers, others on A4."""
    event = Event.objects.with_places().filter(pk=event_pk).first()
    if event is None:
        return
    for language, paper in (("fi", "a4"), ("fi", "a3"), *((one, "a4") for one in LANGUAGES if one != "fi")):
        try:
            work_for(event, Order("poster", paper, language)).make()
        except press.PressError:
            continue  # whoever needs it gets it made then, or a message with a retry
