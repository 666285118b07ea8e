"""How does a partner see the invitation and answer it by the personal link?"""

from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from partners.models import EthicsText
from partners.models.ethics import Ethics
from partners.post import jobs as post_jobs
from talkoot.lib import dates

from ... import jobs
from ...actions import replying
from ...actions.answers import Outcome, StandChanged
from ...actions.polling import lacks_day
from ...answering import answer_of, facts_of
from ...choices import StandState
from ...forms.answer import AnswerForm
from ...proposals import has_answers, told_where
from .. import poll_taps
from . import words
from .doors import Visit, behind_link
from .poll import poll_page


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@behind_link
def answer(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show the invitation with its form, and take the answer when it is sent. Looking changes nothing."""
    is_sent = request.method == "POST"
    if not visit.may_answer:
        return render(request, "link/answer_over.html", over(visit), status=409 if is_sent else 200)
    asked = None if is_sent else poll_taps.asked_of(visit.event, visit.stand)
    if asked and lacks_day(visit.event):
        return poll_page(request, visit, asked)  # the same link asks for the day first, and confirms later
    ethics = EthicsText.objects.current(visit.event.network, visit.language)
    form, status = form_of(visit, request.POST if is_sent else None, ethics), 200
    if is_sent and form.is_valid():
        try:
            outcome = replying.reply(
                visit.token, visit.stand.pk, form.answer(), seen=form.seen_answer(), by_name=form.cleaned_data["who"]
            )  # fmt: skip
        except StandChanged as refusal:
            status = tell_of_clash(form, refusal)
        else:
            follow_up(outcome)
            return redirect(visit.url("thanks"))
    told = {"is_clash": status == 409, "is_undone": words.UNDONE in request.GET and not is_sent,
            "poll_url": visit.url("poll") if asked else ""}  # fmt: skip
    return render(request, "link/answer.html", invitation(visit, form, ethics) | told, status=status)


def form_of(visit: Visit, data: Any, ethics: Ethics) -> AnswerForm:
    """Return the form of this stand in the page's language."""
    contact = words.primary_contact(visit.stand)
    return AnswerForm(
        data, stand=visit.stand, language=visit.language, contact=contact.name if contact else "",
        meetings=list(visit.event.meetings.coming(localdate())), ethics_version=ethics.version,
    )  # fmt: skip


def invitation(visit: Visit, form: AnswerForm, ethics: Ethics) -> dict[str, Any]:
    """Return everything that the page shows beside the form's own words."""
    stand, event, language = visit.stand, visit.event, visit.language
    first, *further = form.presenters()
    by = event.answer_by
    return words.frame(event.network, language, visit.path) | {
        "visit": visit, "stand": stand, **visit.pages, "form": form,
        "title": words.title_of(stand, words.primary_contact(stand)),
        "facts": words.event_facts(event, language),
        "answer_by": dates.weekday_date(by, language) if by else "",
        "is_late": bool(by and by < localdate()) and stand.answered_at is None,
        "now": words.state_word(stand.state) if stand.answered_at else "",
        "proposed_from": told_where(stand.proposal, language) if has_answers(stand.proposal) else "",
        "is_waiting": stand.state == StandState.WAITING,
        "first": first, "further": further, "is_further_open": any(name.value() or name.errors for name, _ in further),
        "meetings": [(field, words.meeting_when(row, language)) for row, field in form.meeting_fields()],
        "ethics": ethics.text.splitlines(),
        "is_more_open": any(form[name].errors for name in ("scope", "story", "works_remotely", "public_facts")),
    }  # fmt: skip


def over(visit: Visit) -> dict[str, Any]:
    """Return what is told when nothing can be answered any more: why, whom to call, and what was answered."""
    stand, language = visit.stand, visit.language
    return words.frame(visit.event.network, language, visit.path) | {
        "visit": visit, "stand": stand, **visit.pages, "facts": words.event_facts(visit.event, language),
        "answers": words.summary(stand, language) if stand.answered_at else [],
        "came": stand.state == StandState.CONFIRMED,
    }  # fmt: skip


def tell_of_clash(form: AnswerForm, refusal: StandChanged) -> int:
    """Put what somebody else saved into the form, beside what was typed; returns the status of the page (409)."""
    form.stand = refusal.current
    saved = facts_of(answer_of(refusal.current, form.language))
    told = {name: words.shown(name, saved.get(name, "")) or _("empty") for name in refusal.fields}
    form.tell_of_clash(refusal.fields, told)
    return 409


def follow_up(outcome: Outcome) -> None:
    """Let the receipt leave and posters follow, once the answer is saved; nothing when it was known already."""
    if outcome.is_new:
        transaction.on_commit(post_jobs.wake)
        transaction.on_commit(partial(jobs.prepare_posters.enqueue, outcome.stand.event_id))
