"""How does somebody see in the example what an answer from a calendar program does?"""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from partners.post import incoming
from partners.requests import DeskRequest
from partners.views.mailbox import mail_or_404

from ...calendars import itip, reading


@require_POST
def mailbox_reply(request: DeskRequest, name: str) -> HttpResponse:
    """Let the answer of the receiver's calendar program arrive in the example's own mailbox."""
    mail, inbox = mail_or_404(request.user, name), incoming.inbox()
    asked = [file for file in mail.files if file.content_type == "text/calendar"]
    if not asked or inbox is None:
        raise Http404("nothing to answer")
    try:
        (request_said,) = reading.said_by(asked[0].content)
        part = itip.answer_to(asked[0].content, request.POST.get("answer", ""), timezone.now())
    except ValueError as problem:
        raise Http404("nothing to answer") from problem
    sender = request_said.attendees[0].email
    incoming.put(incoming.answer_mail(sender, mail.envelope.sender, request_said.title, part), inbox)
    messages.success(
        request, _("The answer of %(email)s has arrived. It is read within a minute.") % {"email": sender}
    )
    return redirect("partners:mailbox_mail", name)
