"""What leaves, what waits for a person, and what has left? The list of messages with one of them open beside it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from partners.choices import MessageState
from partners.models import Message, Network
from partners.requests import DeskRequest

from ...actions import inviting
from ...actions.messages import pause_post
from . import outbox_message, outbox_post, outbox_rows

IN_NAVIGATION = (MessageState.DRAFT, *MessageState.troubled())


@require_safe
def outbox(request: DeskRequest) -> HttpResponse:
    """Show the list, and on a wide screen its first message beside it."""
    words = page(request)
    first = words["listing"].open_first()
    if first is not None:
        words["mail"] = opened(request, first.pk)
    return render(request, "events/outbox.html", words | {"is_list": True})


@require_safe
def message_detail(request: DeskRequest, pk: int) -> HttpResponse:
    """Show one message at its own address, with the list it was opened from."""
    mail = opened(request, pk)
    return render(request, "events/message_detail.html", page(request, pk) | {"mail": mail})


@require_POST
def post_pause(request: DeskRequest, network: str) -> HttpResponse:
    """Stop a network's sending, or let it go on."""
    found = get_object_or_404(Network.objects.managed_by(request.user), slug=network)
    is_paused = request.POST.get("pause") == "1"
    if not pause_post(found, is_paused, by=request.user):
        messages.info(request, _("It was so already."))
    elif is_paused:
        messages.success(request, _("Sending is paused. What you release waits in the queue."))
    else:
        messages.success(request, _("Sending goes on."))
    return redirect("desk:outbox")


def page(request: DeskRequest, current: int | None = None) -> dict[str, Any]:
    """Return what the list shows; 404 for those who coordinate nothing."""
    networks = list(Network.objects.managed_by(request.user))
    if not networks:
        raise Http404("coordinates no network")
    request.network = networks[0]
    asked = outbox_rows.Asked.from_address(request.user, request.GET)
    counts = Message.objects.managed_by(request.user).counts([*IN_NAVIGATION, *MessageState.leaving()])
    listing = outbox_rows.listing(request.user, asked, current)
    progress = outbox_post.progress(request.user, counts)
    return {
        "asked": asked, "here": asked.query(), "listing": listing, "views": outbox_rows.views(asked, counts),
        "sendable": listing.sendable, "seen": inviting.seen_digest(listing.sendable) if listing.sendable else "",
        "newer": asked.query(sivu=asked.page - 1) if asked.page > 1 else None,
        "older": asked.query(sivu=asked.page + 1) if listing.has_more else None,
        "lead": outbox_post.lead(counts), "progress": progress, "networks": networks,
        "held_back": outbox_post.held_back(networks, progress is not None),
    }  # fmt: skip


def opened(request: DeskRequest, pk: int) -> dict[str, Any]:
    """Return what one message shows, or 404."""
    found = Message.objects.managed_by(request.user).select_related("network", "released_by")
    return outbox_message.shown(get_object_or_404(found, pk=pk), request.user)
