"""What else does the plan's page hold beside its lines: its title, filters, progress and pictures?"""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from partners.models import User

from ...choices import TaskState
from ...forms.day_words import language
from ...models import Event, Task
from .plan_lines import Line
from .plan_points import address

FILTERS = ("", "avoimet", "myohassa", "tehdyt")
PICTURE = {"width": 420, "height": 594}


def new_plan_title(event: Event) -> str:
    """Return "Kuhmon talkoiden suunnitelma on valmis": the place in the stored genitive, in Swedish its own name."""
    town = event.municipality
    place = {"fi": town.genitive, "sv": town.name_sv}.get(language(), town.name)
    return _("The plan for the talkoot in %(place)s is ready") % {"place": place}


def filters(event: Event, lines: list[Line], chosen: str) -> tuple[list[Line], list[dict[str, Any]]]:
    """Return the lines that a filter shows, and the filters as links with their counts."""
    tests = {
        "": lambda line: True,
        "avoimet": lambda line: line.kind != "task" or line.state in ("open", "late"),
        "myohassa": lambda line: line.state == "late",
        "tehdyt": lambda line: line.kind == "task" and line.state in ("done", "left_out"),
    }
    words = {
        "": pgettext("tasks", "All"),
        "avoimet": pgettext("tasks", "Open"),
        "myohassa": _("Late"),
        "tehdyt": pgettext("tasks", "Done"),
    }
    chosen = chosen if chosen in tests else ""
    url = reverse("desk:event_plan", args=[event.slug])
    switch = [
        {
            "label": words[name], "url": f"{url}?nayta={name}" if name else url, "is_current": name == chosen,
            "count": sum(1 for line in lines if line.kind == "task" and tests[name](line)),
        }
        for name in FILTERS
    ]  # fmt: skip
    return [line for line in lines if tests[chosen](line)], switch


def progress_of(tasks: Iterable[Task]) -> dict[str, Any]:
    """Return how many of the tasks that count are done, as numbers and as a sentence."""
    counted = [task for task in tasks if task.state != TaskState.LEFT_OUT]
    done = sum(1 for task in counted if task.state == TaskState.DONE)
    total = len(counted)
    words = ngettext("%(done)s task of %(total)s is done.", "%(done)s tasks of %(total)s are done.", done)
    return {"done": done, "total": total, "words": words % {"done": done, "total": total}}


def document_pictures(event: Event, user: User) -> list[dict[str, Any]]:
    """Return the poster and the letter as pictures with their PDFs, as far as there are such pages for this person."""
    kinds = [("poster", _("Poster"), _("The partners appear on it when they have confirmed."))]
    if event.network_id in user.standing.coordinated:
        kinds.append(("invitation_letter", _("Invitation letter"), _("Each partner's name is filled in.")))
    return [
        {
            "src": src, "url": address("desk:document_print", event.slug, kind), "title": title, "note": note,
            "alt": _("Preview: %(what)s") % {"what": title}, **PICTURE,
        }
        for kind, title, note in kinds
        if (src := address("desk:document_picture", event.slug, kind))
    ]  # fmt: skip
