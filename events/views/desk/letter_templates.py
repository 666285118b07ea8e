"""With which words does a network write to its partners, and how does a coordinator change them?"""

from functools import partial

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from partners.models import Network
from partners.models.organisation import LANGUAGES
from partners.requests import DeskRequest

from ... import jobs, letter_words
from ...actions import letter_templates
from ...choices import LetterKind
from ...forms.letter_template import LetterTemplateForm
from ...letter_words import Words
from . import letter_page


@require_safe
def letter_template_list(request: DeskRequest) -> HttpResponse:
    """Show every kind of message that the networks of a coordinator send, and whose words it has."""
    networks = Network.objects.managed_by(request.user)
    if not networks:
        raise Http404
    return render(request, "events/letter_template_list.html", {"groups": letter_page.groups(networks)})


@require_http_methods(["GET", "HEAD", "POST"])
def letter_template_edit(request: DeskRequest, network: str, kind: str) -> HttpResponse:
    """Change the words of one kind of message in one language."""
    whose, which, language = asked(request, network, kind)
    row = letter_words.template_of(whose, which)
    words = letter_words.own_words(row, language)
    initial = {"version": row.version, "title": words.title, "text": words.text}
    form = LetterTemplateForm(request.POST or None, initial=initial, language=language, kind=which)
    if request.method == "POST" and form.is_valid():
        try:
            changed = letter_templates.save_words(
                whose, which, language, form.words(), seen=form.cleaned_data["version"], by=request.user
            )
        except letter_templates.WordsChanged as refusal:
            letter_page.tell_clash(form, refusal.current, language)
        else:
            return saved(request, whose, which, language, changed)
    shown = Words(str(form["title"].value() or ""), str(form["text"].value() or ""))
    facts = letter_page.facts(whose, which, language, shown, row)
    return render(request, "events/letter_template_edit.html", {"form": form, **facts})


@require_POST
def letter_template_preview(request: DeskRequest, network: str, kind: str) -> HttpResponse:
    """Show what has been typed so far as a partner would read it. Nothing is saved."""
    whose, which, language = asked(request, network, kind)
    words = Words(request.POST.get("title", "")[:400], request.POST.get("text", "")[:12_000])
    shown = letter_page.shown(whose, which, language, words)
    return render(request, "events/letter_template_preview.html", {"shown": shown})


@require_POST
def letter_template_restore(request: DeskRequest, network: str, kind: str) -> HttpResponse:
    """Put the shipped words of one language back."""
    whose, which, language = asked(request, network, kind)
    words = letter_words.shipped()[which][language]
    seen = letter_words.template_of(whose, which).version
    try:
        changed = letter_templates.save_words(whose, which, language, words, seen=seen, by=request.user)
    except letter_templates.WordsChanged:
        messages.warning(request, _("Somebody saved these words at the same moment. Look at them first."))
        return redirect(letter_page.address(whose, which, language))
    return saved(request, whose, which, language, changed)


def asked(request: DeskRequest, network: str, kind: str) -> tuple[Network, LetterKind, str]:
    """Return whose words of which message in which language; 404 for strangers and for what there is not."""
    whose = get_object_or_404(Network.objects.managed_by(request.user), slug=network)
    language = request.GET.get("language", "fi")
    if kind not in LetterKind.written_by_network() or language not in dict(LANGUAGES):
        raise Http404
    return whose, LetterKind(kind), language


def saved(
    request: DeskRequest, network: Network, kind: LetterKind, language: str, changed: bool
) -> HttpResponse:
    """Go back to the list; drafts that nobody has edited follow the new words."""
    if changed:
        transaction.on_commit(partial(jobs.refresh_letters.enqueue, network.pk))
        told = _("%(name)s: saved. Drafts that nobody has edited follow.")
    else:
        told = _("%(name)s: nothing had changed.")
    messages.success(request, told % {"name": kind.label})
    return redirect(f"{reverse('desk:letter_template_list')}#{kind}")
