"""What does the example portal's mail look like to those who would have received it?

These pages are there only where mail goes to the catcher. A mail is shown to the coordinators of the network that
wrote it, a sign-in code or a password mail only to the person it is addressed to.
"""

from pathlib import Path
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import formats
from django.utils.http import content_disposition_header
from django.utils.timezone import localtime
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from talkoot.lib import dates

from ..models import Message, User
from ..post import catcher, reading
from ..requests import DeskRequest

ROWS = 50  # mails on one page
# What a browser may open by itself; everything else is only kept as a file.
KNOWN_TYPES = {"application/pdf": "application/pdf", "text/calendar": "text/calendar; charset=utf-8"}


@require_safe
def mailbox(request: DeskRequest) -> HttpResponse:
    """List the mail that has arrived, the newest first."""
    inside = directory_or_404()
    names = catcher.newest(inside, marks_for(request.user))
    page = Paginator(names, ROWS).get_page(request.GET.get("sivu"))
    mails = [row_of(catcher.envelope(name, inside)) for name in page]
    return render(request, "partners/mailbox.html", {"mails": mails, "page": page})


@require_safe
def mailbox_mail(request: DeskRequest, name: str) -> HttpResponse:
    """Show one mail: who, what, the text, the HTML part as words, the files."""
    mail = mail_or_404(request.user, name)
    words = {
        "title": mail.envelope.title,
        "when": when(mail.envelope),
        "facts": facts_of(mail.envelope),
        "blocks": reading.blocks_of_text(mail.text),
        "html_blocks": reading.blocks_of_html(mail.html),
        "files": files_of(mail),
        "name": name,
        "asks": any(b"\nMETHOD:REQUEST" in file.content for file in mail.files if file.content_type == "text/calendar"),
    }  # fmt: skip
    return render(request, "partners/mailbox_mail.html", words)


@require_safe
def mailbox_attachment(request: DeskRequest, name: str, number: int) -> HttpResponse:
    """Give one file of a mail to be kept, never to be run by the browser."""
    files = mail_or_404(request.user, name).files
    if not 1 <= number <= len(files):
        raise Http404("no such file")
    file = files[number - 1]
    response = HttpResponse(file.content, KNOWN_TYPES.get(file.content_type, "application/octet-stream"))
    disposition = content_disposition_header(True, file.name)
    if disposition:
        response.headers["Content-Disposition"] = disposition
    return response


def directory_or_404() -> Path:
    """Return the catcher's directory; raises Http404 where mail really leaves."""
    directory = catcher.directory()
    if directory is None:
        raise Http404("no example mailbox here")
    return directory


def marks_for(user: User) -> set[str]:
    """Return the beginnings of the file names of all mail that a person may read."""
    known = Message.objects.readable_in_example_by(user).values_list("message_id", flat=True)
    return {catcher.mark_of(message_id) for message_id in known}


def mail_or_404(user: User, name: str) -> catcher.Mail:
    """Return a mail that this person may read; raises Http404."""
    inside = directory_or_404()
    try:
        mail = catcher.read(name, inside)
    except FileNotFoundError as problem:
        raise Http404("no such mail") from problem
    if not Message.objects.readable_in_example_by(user).with_message_id(mail.envelope.message_id).exists():
        raise Http404("not for this reader")
    return mail


def when(envelope: catcher.Envelope) -> str:
    """Return when a mail arrived, as words."""
    moment, language = localtime(envelope.arrived), get_language() or "fi"
    day, clock = dates.weekday_date(moment.date(), language), dates.clock(moment.time(), language)
    return _("%(day)s at %(time)s") % {"day": day, "time": clock}


def row_of(envelope: catcher.Envelope) -> dict[str, str]:
    """Return a mail as a row of the list."""
    return {
        "name": envelope.name,
        "when": when(envelope),
        "title": envelope.title or _("No subject"),
        "receiver": envelope.receiver,
    }


def facts_of(envelope: catcher.Envelope) -> list[tuple[str, str]]:
    """Return the headers that people ask about, with their names."""
    facts = [
        (pgettext("mail", "To"), envelope.receiver),
        (pgettext("mail", "From"), envelope.sender),
        (_("Replies to"), envelope.replies),
        (_("Arrived"), when(envelope)),
    ]
    return [(label, value) for label, value in facts if value]


def files_of(mail: catcher.Mail) -> list[dict[str, Any]]:
    """Return the files of a mail with their number, size and kind."""
    kinds = {"application/pdf": "PDF", "text/calendar": _("calendar entry")}
    return [
        {
            "number": number,
            "name": file.name,
            "note": ", ".join(filter(None, [kinds.get(file.content_type, ""), size_of(file)])),
        }
        for number, file in enumerate(mail.files, start=1)
    ]


def size_of(file: catcher.Enclosed) -> str:
    """Return a file's size as words: "48 kt"."""
    kilobytes = max(1, round(len(file.content) / 1000))
    return _("%(size)s kB") % {"size": formats.number_format(kilobytes)}
