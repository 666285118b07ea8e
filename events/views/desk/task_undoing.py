"""How is a change of tasks told on the next page, with a button that takes it back for an hour?"""

from collections.abc import Sequence
from time import time
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from partners.context import UNDO
from partners.requests import DeskRequest

from ...actions import task_undo
from ...actions.tasks import Kept, Outcome

NAMES_SHOWN = 3


def tell(request: DeskRequest, kept: Sequence[Kept], said: str) -> None:
    """Keep the sentence and the undo button for the next page; nothing changed, nothing to undo."""
    if kept:
        facts = {
            "said": said,
            "token": task_undo.sealed(kept, request.user),
            "url": reverse("desk:tasks_undo"),
        }
        request.session[UNDO] = facts | {"at": time(), "is_new": True}
    else:
        messages.info(request, _("Nothing had changed, so nothing was saved."))


def tell_outcome(request: DeskRequest, outcome: Outcome, said: str) -> None:
    """Tell what was changed, and which tasks were not because somebody else had changed them."""
    if outcome.kept or not outcome.refused:
        tell(request, outcome.kept, said)
    if outcome.refused:
        words = _("Somebody else has changed these meanwhile, so they stay as they are: %(tasks)s.")
        messages.warning(request, words % {"tasks": named(outcome.refused)})


def offered(request: DeskRequest) -> dict[str, Any] | None:
    """Return the last change as long as it can be taken back; while it is new, the page's frame tells it."""
    found = request.session.get(UNDO)
    if not found or found["is_new"] or time() - found["at"] > task_undo.SECONDS:
        return None
    return dict(found)


def take_back(request: DeskRequest) -> None:
    """Undo the change that a form carries, and say what became of it."""
    try:
        done = task_undo.undo(request.POST.get("undo", ""), request.user)
    except task_undo.CannotUndo:
        messages.warning(request, _("The change can no longer be taken back: more than an hour has passed."))
        return
    request.session.pop(UNDO, None)
    if done.number:
        words = ngettext("%(n)s task is as it was.", "%(n)s tasks are as they were.", done.number)
        messages.success(request, words % {"n": done.number})
    elif done.files:
        words = ngettext("%(n)s file is back.", "%(n)s files are back.", done.files)
        messages.success(request, words % {"n": done.files})
    if done.refused:
        words = _("Somebody has changed these since, so they stay as they are: %(tasks)s.")
        messages.warning(request, words % {"tasks": named(done.refused)})


def named(names: Sequence[str]) -> str:
    """Return the first names, and how many more there are."""
    more = len(names) - NAMES_SHOWN
    words = ", ".join(names[:NAMES_SHOWN])
    return words if more <= 0 else _("%(names)s and %(n)s more") % {"names": words, "n": more}


def back_to(request: DeskRequest, usual: str) -> HttpResponse:
    """Go to the page of ours that a form names, else to the usual one."""
    return redirect(ours(request.POST.get("next", ""), usual))


def ours(wanted: str, usual: str) -> str:
    """Return the wanted address where it is a page of ours, else the usual one."""
    is_ours = wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if is_ours and wanted.isprintable() else usual
