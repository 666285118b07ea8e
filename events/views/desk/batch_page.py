"""What does the page of a batch tell: how far it is, what is in it, what failed and why?"""

from typing import Any

from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.timezone import localtime, now
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from talkoot.lib import dates

from ...actions import batch_files, batches
from ...documents import kinds
from ...models import Batch
from ...paper_choices import BatchKind, BatchState

KEPT_DAYS = batches.KEPT_FOR.days


def words_of(batch: Batch) -> dict[str, Any]:
    """Return everything the page shows; no queries."""
    is_done = batch.state == BatchState.DONE
    return {
        "title": title_of(batch),
        "how_far": how_far(batch),
        "asked": asked(batch),
        "is_at_work": not batch.is_over,
        "is_done": is_done,
        "stands_still": not batch.is_over and now() - batch.touched_at > batches.STANDS_STILL_AFTER,
        "address": reverse("desk:batch_detail", args=[batch.event.slug, batch.pk]),
        "files": files(batch) if is_done else [],
        "kept": _("The files stay here for %(days)s.") % {"days": dates.day_count(KEPT_DAYS, language())},
        "problems": [problem_words(one) for one in batch.problems],
        "papers": papers(batch),
        "is_letters": batch.kind == BatchKind.LETTERS,
    }


def language() -> str:
    """Return the page's language."""
    return get_language() or "fi"


def title_of(batch: Batch) -> str:
    """Return what the page is called in the state of the batch."""
    is_pack = batch.kind == BatchKind.PACK
    return {
        BatchState.WAITING: _("The print pack is being made") if is_pack else _("The letters are being made"),
        BatchState.RUNNING: _("The print pack is being made") if is_pack else _("The letters are being made"),
        BatchState.DONE: _("The print pack is ready") if is_pack else _("The letters are ready"),
        BatchState.FAILED: _("The print pack could not be made")
        if is_pack
        else _("The letters could not be made"),
        BatchState.CANCELLED: _("The print pack was stopped") if is_pack else _("The letters were stopped"),
    }[BatchState(batch.state)]


def how_far(batch: Batch) -> str:
    """Return how many of how many are ready."""
    ready = batch.made - sum(1 for one in batch.problems if one["number"] >= 0)
    if batch.kind == BatchKind.PACK:
        words = ngettext(
            "%(n)s of %(total)s paper is ready.", "%(n)s of %(total)s papers are ready.", batch.total
        )
    else:
        words = ngettext(
            "%(n)s of %(total)s letter is ready.", "%(n)s of %(total)s letters are ready.", batch.total
        )
    return words % {"n": ready, "total": batch.total}


def asked(batch: Batch) -> str:
    """Return who asked for it and when."""
    moment = localtime(batch.made_at)
    when = dates.weekday_date(moment.date(), language())
    clock = dates.clock(moment.time(), language())
    if batch.by_name:
        told = _("Asked for by %(name)s on %(day)s at %(time)s.")
    else:
        told = _("Asked for on %(day)s at %(time)s.")
    return told % {"name": batch.by_name, "day": when, "time": clock}


def files(batch: Batch) -> list[dict[str, Any]]:
    """Return the finished files: address, words for the button, and what each is for."""
    url = reverse("desk:batch_file", args=[batch.event.slug, batch.pk])
    found = []
    for ending in batch_files.endings(batch):
        size = filesizeformat(batch_files.size(batch, ending))
        if batch.kind == BatchKind.PACK:
            name, note = _("Download the pack"), _("A ZIP with every paper and a contents page.")
        elif ending == "pdf":
            name, note = (
                _("Download one PDF"),
                _("For the printer: all letters, a bookmark for each receiver."),
            )
        else:
            name, note = _("Download one file each"), _("A ZIP with one PDF for each receiver.")
        found.append(
            {"url": f"{url}?as={ending}", "name": name, "note": note, "size": f"{ending.upper()}, {size}"}
        )
    return found


def problem_words(problem: dict[str, Any]) -> str:
    """Return what could not be made and why, as a sentence."""
    why = {
        "gone": _("is not there any more"),
        "press": _("the renderer stopped"),
        "fault": _("there is a fault in the portal; it has been noted in its log"),
    }[problem["why"]]
    return f"{problem['name']}: {why}."


def papers(batch: Batch) -> list[dict[str, Any]]:
    """Return what a pack holds: name, paper, copies and where they go."""
    if batch.kind != BatchKind.PACK:
        return []
    found = []
    for item in batch.order["items"]:
        kind = kinds.KINDS.get(item["order"]["kind"])
        name = kind.title if kind else _("The pictures in words")
        copies = item["copies"]
        found.append(
            {
                "name": str(name),
                "paper": paper_word(item["order"]["paper"]),
                "copies": pgettext("of a paper", "%(n)s copies") % {"n": copies},
                "where_to": item["where_to"],
            }
        )
    return found


def paper_word(paper: str) -> str:
    """Return a paper as people call it; pictures for screens have no paper."""
    return paper.upper() if len(paper) == 2 else ""
