"""Which secret links have been given out, and do they still open anything?"""

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from talkoot.lib.links import new_token, token_hash

from ..choices import LinkPurpose
from .network import Network


class LinkQuerySet(models.QuerySet["Link"]):
    """Questions about links."""

    def opened_by(self, token: str, purpose: LinkPurpose, now: datetime) -> "LinkQuerySet":
        """Return the live link behind a token, if there is one for this purpose."""
        alive = models.Q(expires_at=None) | models.Q(expires_at__gt=now)
        return self.filter(alive, token_hash=token_hash(token), purpose=purpose, revoked_at=None)

    def known(self, token: str, purpose: LinkPurpose) -> "LinkQuerySet":
        """Return the link behind a token, also one that does not open anything any more."""
        return self.filter(token_hash=token_hash(token), purpose=purpose)

    def live(self, purpose: LinkPurpose, subject: str) -> "LinkQuerySet":
        """Return a subject's links that have not been revoked."""
        return self.filter(purpose=purpose, subject=subject, revoked_at=None)


class Link(models.Model):
    """A secret link: 256 random bits, of which only the SHA-256 hash is kept."""

    purpose = models.CharField(_("purpose"), max_length=20, choices=LinkPurpose)
    subject = models.CharField(_("subject"), max_length=80)
    network = models.ForeignKey(
        Network, on_delete=models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("network")
    )
    token_hash = models.CharField(_("hash"), max_length=64, unique=True)
    created_at = models.DateTimeField(_("made"), auto_now_add=True)
    expires_at = models.DateTimeField(_("expires"), null=True, blank=True)
    last_used_at = models.DateTimeField(_("last used"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)

    objects = LinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("link")
        verbose_name_plural = _("links")
        indexes = [models.Index(fields=["purpose", "subject"], name="link_by_subject")]

    def __str__(self) -> str:
        return f"{self.purpose} {self.subject}"

    @classmethod
    def mint(
        cls,
        purpose: LinkPurpose,
        subject: str,
        *,
        network: Network | None = None,
        expires_at: datetime | None = None,
        token: str = "",
    ) -> str:
        """Save a new link and return its token, which is never seen again.

        A letter is printed before its link is saved: then the token that stands in it is given.
        """
        token = token or new_token()
        cls.objects.create(
            purpose=purpose,
            subject=subject,
            network=network,
            expires_at=expires_at,
            token_hash=token_hash(token),
        )
        return token
