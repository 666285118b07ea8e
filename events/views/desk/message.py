"""What does the desk do to one message: edit, leave unsent, take back, send again, settle, mark, download?"""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from partners.choices import MessageState
from partners.models import Message
from partners.post import jobs as post_jobs
from partners.requests import DeskRequest

from ... import jobs
from ...actions import inviting
from ...actions import messages as actions
from ...forms.message import MessageForm
from . import outbox_message
from .outbox_rows import Asked


@require_http_methods(["GET", "HEAD", "POST"])
def message_edit(request: DeskRequest, pk: int) -> HttpResponse:
    """Change subject line and text of a draft."""
    message = found_message(request, pk)
    if message.state != MessageState.DRAFT:
        messages.info(request, _("Only a draft can be edited. Nothing was changed."))
        return redirect(back(request, message))
    form = MessageForm(request.POST or None, instance=message)
    if request.method == "POST" and form.is_valid():
        if not form.has_new_words():
            messages.info(request, _("Saved: nothing had changed."))
            return redirect(back(request, message))
        saved = actions.edit_message(message, **form.words(), by=request.user)
        return done(request, message, saved, _("Saved. The message has not been sent."))
    words = {
        "form": form,
        "message": message,
        "back": back(request, message),
        "here": asked_of(request).query(),
    }
    return render(request, "events/message_edit.html", words)


@require_POST
def message_cancel(request: DeskRequest, pk: int) -> HttpResponse:
    """Leave a message unsent."""
    message = found_message(request, pk)
    return done(
        request, message, actions.cancel_message(message, request.user), _("The message will not be sent.")
    )


@require_POST
def message_revive(request: DeskRequest, pk: int) -> HttpResponse:
    """Make a draft of a message that was left unsent."""
    message = found_message(request, pk)
    told = _("The message is a draft again. It has not been sent.")
    return done(request, message, actions.revive_message(message, request.user), told)


@require_POST
def message_by_hand(request: DeskRequest, pk: int) -> HttpResponse:
    """Note that a person has sent it on paper or from their own mail."""
    message = found_message(request, pk)
    told = _("Marked as sent by hand.")
    return done(request, message, actions.mark_sent_by_hand(message, request.user), told)


@require_POST
def message_again(request: DeskRequest, pk: int) -> HttpResponse:
    """Put a failed message into the queue again."""
    message = found_message(request, pk)
    is_failed = message.state == MessageState.FAILED
    sent = is_failed and actions.send_again(message, request.user)
    return queued(request, message, sent)


@require_POST
def message_settle(request: DeskRequest, pk: int) -> HttpResponse:
    """Settle an unclear message: the receiver has it, or it goes once more although it may come twice."""
    message = found_message(request, pk)
    is_unclear = message.state == MessageState.UNCLEAR
    if request.POST.get("answer") == "again":
        return queued(request, message, is_unclear and actions.send_again(message, request.user))
    is_answered = request.POST.get("answer") == "received"
    settled = is_unclear and is_answered and actions.settle_as_received(message, request.user)
    return done(request, message, settled, _("Noted: the receiver has told that it arrived."))


@require_POST
def message_eml(request: DeskRequest, pk: int) -> HttpResponse:
    """Send the message as a draft for the person's own mail program, with its attachments and a link of its own."""
    message = found_message(request, pk)
    if "draft_file" not in outbox_message.does(message):
        return done(request, message, False, "")
    try:
        name, content = inviting.eml_of(message, by=request.user)
    except inviting.CANNOT_PACK:
        messages.error(request, _("The draft file could not be made right now. Try again in a moment."))
        return redirect(back(request, message))
    response = HttpResponse(content, content_type="message/rfc822")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def found_message(request: DeskRequest, pk: int) -> Message:
    """Return a message of a network that the person coordinates, or 404."""
    return get_object_or_404(Message.objects.managed_by(request.user).select_related("network"), pk=pk)


def done(request: DeskRequest, message: Message, changed: bool, told: str) -> HttpResponse:
    """Go back to the message with a sentence on top; who came second is told that the message had moved on."""
    if changed:
        messages.success(request, told)
    else:
        messages.info(
            request, _("Nothing was changed: the message had already moved on. This is how it is now.")
        )
    return redirect(back(request, message))


def queued(request: DeskRequest, message: Message, sent: bool) -> HttpResponse:
    """Wake the worker for a message that goes again, after the commit."""
    if sent:
        transaction.on_commit(lambda: leave([message]))
    return done(request, message, sent, _("The message is in the queue again."))


def leave(released: list[Message]) -> None:
    """Give released messages to the worker: letters and links are made where they are missing, then all is sent."""
    unpacked = [message.pk for message in released if message.packed_at is None]
    if unpacked:
        jobs.pack_messages.enqueue(unpacked)
    if len(unpacked) < len(released):
        post_jobs.wake()


def asked_of(request: DeskRequest) -> Asked:
    """Return which list the message was opened from; a form carries it as `here`."""
    carried = request.POST.get("here")
    query = QueryDict(carried.removeprefix("?")) if carried else request.GET
    return Asked.from_address(request.user, query)


def back(request: DeskRequest, message: Message) -> str:
    """Return the address of the message in the list it was opened from."""
    return reverse("desk:message_detail", args=[message.pk]) + asked_of(request).query()
