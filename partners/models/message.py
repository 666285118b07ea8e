"""Which messages wait, are on their way or have left, and what became of each?"""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .. import rules
from ..choices import MessageState
from .fields import Line, Prose
from .network import Network
from .organisation import LANGUAGES

if TYPE_CHECKING:
    from .account import User


class MessageQuerySet(models.QuerySet["Message"]):
    """Questions about messages."""

    def managed_by(self, user: "User") -> "MessageQuerySet":
        """Return the messages a user may see and send; sign-in codes are never among them."""
        return self.filter(rules.managed_by(user), is_listed=True)

    def readable_in_example_by(self, user: "User") -> "MessageQuerySet":
        """Return the messages that a user may read in the example's mailbox once they have arrived there."""
        return self.filter(rules.readable_in_example_by(user))

    def with_message_id(self, message_id: str) -> "MessageQuerySet":
        """Return the message of one mail."""
        return self.filter(message_id=message_id)

    def listed(self) -> "MessageQuerySet":
        """Leave out sign-in codes, digests and the like, which nobody looks at."""
        return self.filter(is_listed=True)

    def of_network(self, network: Network) -> "MessageQuerySet":
        """Return the messages of one network, listed or not."""
        return self.filter(network=network)

    def about(self, occasion: str) -> "MessageQuerySet":
        """Return the messages of one occasion ("event:12")."""
        return self.filter(occasion=occasion)

    def about_any(self, occasions: Iterable[str]) -> "MessageQuerySet":
        """Return the messages of any of these occasions."""
        return self.filter(occasion__in=sorted(occasions))

    def to_subject(self, subject: str) -> "MessageQuerySet":
        """Return the messages about one subject ("stand:34"), the newest first."""
        return self.filter(subject=subject).order_by("-id")

    def made_since(self, moment: datetime) -> "MessageQuerySet":
        """Return the messages that were written at a moment or later."""
        return self.filter(created_at__gte=moment)

    def released_since(self, moment: datetime) -> "MessageQuerySet":
        """Return those that were let go at a moment or later, and not called back."""
        return self.filter(released_at__gte=moment).exclude(state=MessageState.CANCELLED)

    def to_subjects(self, subjects: Iterable[str]) -> "MessageQuerySet":
        """Return the messages about any of these subjects."""
        return self.filter(subject__in=sorted(subjects))

    def of_kind(self, kind: str) -> "MessageQuerySet":
        """Return the messages of one kind ("invitation")."""
        return self.filter(kind=kind)

    def of_kinds(self, kinds: Iterable[str]) -> "MessageQuerySet":
        """Return the messages of several kinds."""
        return self.filter(kind__in=list(kinds))

    def drafts(self) -> "MessageQuerySet":
        """Return those that wait for a person to look at them."""
        return self.filter(state=MessageState.DRAFT)

    def leaving(self) -> "MessageQuerySet":
        """Return those that the portal is working on."""
        return self.filter(state__in=MessageState.leaving())

    def gone(self) -> "MessageQuerySet":
        """Return those that a mail server accepted or a person sent."""
        return self.filter(state__in=MessageState.gone())

    def troubled(self) -> "MessageQuerySet":
        """Return those that need a person."""
        return self.filter(state__in=MessageState.troubled())

    def waiting_for_person(self) -> "MessageQuerySet":
        """Return those that stay where they are until a person does something."""
        return self.filter(state__in=[MessageState.DRAFT, *MessageState.troubled()])

    def counts(self, states: Iterable[str]) -> dict[str, int]:
        """Return how many there are in each of these states, in one query over the index of states."""
        found = self.in_states(states).order_by().values_list("state").annotate(number=models.Count("pk"))
        return dict(found)

    def in_states(self, states: Iterable[str]) -> "MessageQuerySet":
        """Return those in one of these states."""
        return self.filter(state__in=list(states))

    def of_subjects(self, subjects: Iterable[str]) -> "MessageQuerySet":
        """Return the messages about any of these subjects, the oldest first."""
        return self.filter(subject__in=list(subjects)).order_by("id")

    def matching(self, words: str, subjects: "models.QuerySet[Any, Any]") -> "MessageQuerySet":
        """Return those whose receiver or subject line holds the words, or that are about one of the subjects."""
        found = models.Q(subject__in=subjects)
        for field in ("to_name", "to_email", "title"):
            found |= models.Q(**{f"{field}__icontains": words})
        return self.filter(found)

    def urgent_first(self) -> "MessageQuerySet":
        """Order them for a person: what went wrong, drafts by occasion and kind, those without an address last."""
        urgency = models.Case(
            models.When(state=MessageState.UNCLEAR, then=0),
            models.When(state=MessageState.FAILED, then=1),
            models.When(to_email="", then=3),
            default=2,
            output_field=models.SmallIntegerField(),
        )
        return self.annotate(urgency=urgency).order_by("urgency", "-occasion", "kind", "id")

    def newest_first(self) -> "MessageQuerySet":
        """Order them from the newest to the oldest, by the index that lies ready for it."""
        return self.order_by("-id")

    def without_text(self) -> "MessageQuerySet":
        """Leave the long texts in the database: a list shows names and subject lines."""
        return self.defer("text", "data_words", "sealed_link")

    def claimed_since(self, moment: datetime) -> "MessageQuerySet":
        """Return those that a worker has taken to the mail server since a moment; the limit of an hour counts them."""
        return self.filter(claimed_at__gt=moment)

    def gone_with(self, oldest: int, since: datetime) -> "MessageQuerySet":
        """Return those that have left of what was released since a moment; none is older than the row `oldest`."""
        return self.gone().filter(pk__gte=oldest, released_at__gte=since)

    def settled_between(self, since: datetime, until: datetime) -> "MessageQuerySet":
        """Return those that came to an end in a span of time."""
        return self.filter(settled_at__gte=since, settled_at__lt=until)

    def with_key(self, key: str) -> "MessageQuerySet":
        """Return the message of one intention, if it has been written."""
        return self.filter(key=key)

    def with_keys_like(self, start: str) -> "MessageQuerySet":
        """Return the messages whose keys begin in this way."""
        return self.filter(key__startswith=start)

    def unpacked(self) -> "MessageQuerySet":
        """Return those that have been released, and whose letter and link are still to be made."""
        return self.filter(state=MessageState.QUEUED, packed_at=None)

    def due(self, now: datetime) -> "MessageQuerySet":
        """Return what a worker may send now, oldest first; nothing of a network whose sending is paused."""
        ready = models.Q(state=MessageState.QUEUED) | models.Q(
            state=MessageState.RETRYING, not_before__lte=now
        )
        paused = models.Q(network__post_is_paused=True) | models.Q(held_until__gt=now)
        return self.filter(ready, packed_at__isnull=False).exclude(paused).order_by("released_at", "id")

    def next_retry(self) -> datetime | None:
        """Return when the next message that waits for another try may go, or nothing."""
        waiting = self.filter(state=MessageState.RETRYING).exclude(network__post_is_paused=True)
        return waiting.aggregate(at=models.Min("not_before"))["at"]


class Message(models.Model):
    """One letter to one receiver: the outbox row. `key` makes a second one of the same intention impossible.

    `text` is the master and may hold the word {answer_link}, which is filled in only when the message leaves;
    the address itself is kept sealed, and only until then. `occasion` and `subject` are opaque names of what the
    message is about ("event:12", "stand:34"). `message_id` is made once, so that a repeated try is the same mail
    (RFC 5322 3.6.4).
    """

    network = models.ForeignKey(
        Network, on_delete=models.CASCADE, null=True, blank=True, related_name="messages", verbose_name=_("network")
    )  # fmt: skip
    kind = models.CharField(_("kind"), max_length=30)
    occasion = models.CharField(_("occasion"), max_length=80, blank=True, default="")
    subject = models.CharField(_("subject"), max_length=80, blank=True, default="")
    version = models.PositiveIntegerField(_("version"), default=1)
    key = models.CharField(_("key"), max_length=160, unique=True)
    is_listed = models.BooleanField(_("shown in the outbox"), default=True)
    state = models.CharField(_("state"), max_length=10, choices=MessageState, default=MessageState.DRAFT)
    language = models.CharField(_("language"), max_length=2, choices=LANGUAGES, default="fi")

    to_name = Line(_("receiver"), blank=True)
    to_email = models.EmailField(_("receiver's address"), blank=True, default="")
    from_name = Line(_("sender"), blank=True)
    reply_name = Line(_("who gets the replies"), blank=True)
    reply_email = models.EmailField(_("address for replies"), blank=True, default="")
    title = Line(_("subject line"), max_length=200)
    text = Prose(_("message"), max_length=10_000)
    data_words = models.JSONField(_("words that came from the record"), default=list, blank=True)
    missing = models.JSONField(_("facts that are missing"), default=list, blank=True)
    facts_digest = models.CharField(_("digest of the facts it tells"), max_length=32, blank=True, default="")
    is_edited = models.BooleanField(_("edited by a person"), default=False)
    facts_have_changed = models.BooleanField(_("the facts have changed since it was edited"), default=False)

    message_id = models.CharField(_("Message-ID"), max_length=200, unique=True)
    thread = models.CharField(_("Message-ID of the first message"), max_length=200, blank=True, default="")
    sealed_link = models.BinaryField(_("sealed link"), null=True, blank=True)

    created_at = models.DateTimeField(_("made"), auto_now_add=True)
    created_by = models.ForeignKey(
        "partners.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("made by")
    )  # fmt: skip
    released_at = models.DateTimeField(_("released"), null=True, blank=True)
    released_by = models.ForeignKey(
        "partners.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name=_("released by"),
    )  # fmt: skip
    packed_at = models.DateTimeField(_("letter and link made"), null=True, blank=True)
    held_until = models.DateTimeField(_("held until, so that it can be undone"), null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(_("tries"), default=0)
    not_before = models.DateTimeField(_("next try"), null=True, blank=True)
    claim = models.UUIDField(_("claim of a worker"), null=True, blank=True)
    claimed_at = models.DateTimeField(_("claimed"), null=True, blank=True)
    settled_at = models.DateTimeField(_("settled"), null=True, blank=True)
    server_words = Prose(_("the mail server's words"), max_length=2000)

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        indexes = [
            models.Index(fields=["network", "state", "-id"], name="message_by_network_and_state"),
            models.Index(fields=["state", "not_before"], name="message_due"),
            models.Index(fields=["occasion", "-id"], name="message_by_occasion"),
            models.Index(fields=["subject", "-id"], name="message_by_subject"),
            models.Index(fields=["network", "claimed_at"], name="message_of_the_hour"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=MessageState.values), name="message_state_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} → {self.to_name or self.to_email}"

    @property
    def trouble(self) -> str:
        """Return why it has not left: our own sentences in the reader's language, a mail server's words as they are."""
        return gettext(self.server_words) if self.server_words else ""


class Attachment(models.Model):
    """A file that leaves with a message. Its content is sealed: a letter carries a personal link."""

    message = models.ForeignKey(
        Message, on_delete=models.CASCADE, related_name="attachments", verbose_name=_("message")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    name = models.CharField(_("file name"), max_length=150)
    content_type = models.CharField(_("content type"), max_length=100)
    sealed_content = models.BinaryField(_("sealed content"))

    class Meta:
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return self.name
