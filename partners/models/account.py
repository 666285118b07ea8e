"""Who can sign in, and what is each of them in which network?"""

from datetime import date
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Coalesce, Lower
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from .. import rules
from ..choices import Digest, Role
from .fields import Line
from .message import Message
from .network import Network
from .venue import Venue


class UserManager(BaseUserManager["User"]):
    """Makes users; addresses are kept in lower case, as people type them in any."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Return a saved user. An empty password means: sign in by an e-mailed code only."""
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Return a saved user who may do everything in the administration."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def coordinating(self, day: date) -> "models.QuerySet[User]":
        """Return those who may sign in and coordinate a network on a day, in the order they came."""
        open_then = Membership.objects.valid_on(day).filter(role__in=Role.coordinating())
        return self.filter(is_active=True, pk__in=open_then.values("user")).order_by("pk")

    def working_in(self, network: Network, day: date) -> "models.QuerySet[User]":
        """Return those who may sign in and have a role in a network on a day, by name."""
        open_then = Membership.objects.valid_on(day).filter(network=network)
        return self.filter(is_active=True, pk__in=open_then.values("user")).order_by("name", "pk")

    def reading_digests(self, day: date) -> "models.QuerySet[User]":
        """Return those who plan with a network on a day and want mail about it, in the order they came."""
        planning = Membership.objects.valid_on(day).filter(role__in=[*Role.coordinating(), Role.MATERIALS])
        wanted = self.filter(is_active=True, pk__in=planning.values("user")).exclude(digest=Digest.NONE)
        return wanted.order_by("pk")

    def helping(self, network: Network, day: date) -> "models.QuerySet[User]":
        """Return the materials helpers of a network on a day who may sign in, in the order they came."""
        open_then = Membership.objects.valid_on(day).filter(role=Role.MATERIALS, network=network)
        return self.filter(is_active=True, pk__in=open_then.values("user")).order_by("pk")

    def coordinating_in(self, network: Network, day: date) -> "models.QuerySet[User]":
        """Return those who coordinate a network on a day and may sign in, in the order they came."""
        open_then = Membership.objects.valid_on(day).filter(role__in=Role.coordinating(), network=network)
        return self.filter(is_active=True, pk__in=open_then.values("user")).order_by("pk")

    def get_by_natural_key(self, username: str | None) -> "User":
        """Find by address, whatever its capitals."""
        return self.get(email__iexact=username)


class User(AbstractBaseUser, PermissionsMixin):
    """Somebody with a sign-in. Partners' contacts never need one."""

    email = models.EmailField(_("e-mail"), unique=True)
    name = Line(_("name"))
    language = models.CharField(
        _("language"),
        max_length=2,
        choices=[("fi", "suomi"), ("sv", "svenska"), ("en", "English")],
        default="fi",
    )
    digest = models.CharField(_("mail about what waits"), max_length=10, choices=Digest, default=Digest.DAILY)
    is_active = models.BooleanField(_("may sign in"), default=True)
    is_staff = models.BooleanField(_("may open the administration"), default=False)
    date_joined = models.DateTimeField(_("since"), auto_now_add=True)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        constraints = [models.UniqueConstraint(Lower("email"), name="user_email_once_in_any_case")]

    def __str__(self) -> str:
        return self.name or self.email

    @cached_property
    def standing(self) -> rules.Standing:
        """Return what this user is in which networks today; one query, kept for the request."""
        return rules.standing(row[:3] for row in self._memberships)

    @cached_property
    def waiting_messages(self) -> int:
        """Return how many messages wait for this user to look at them; comes with the standing's query."""
        networks = {network: waiting for _role, network, _venue, waiting in self._memberships}
        return sum(networks[network] for network in self.standing.coordinated)

    @cached_property
    def _memberships(self) -> list[tuple[str, int, int | None, int]]:
        rows: Any = self.memberships.valid_on(timezone.localdate()).with_waiting_messages()
        return list(rows.values_list("role", "network_id", "venue_id", "waiting"))

    def speak(self, language: str) -> None:
        """Keep the language in which this user reads the portal (fi, sv or en)."""
        self.language = language
        self.save(update_fields=["language"])

    def hear(self, digest: Digest) -> None:
        """Keep how often this user wants to be told by mail what waits."""
        self.digest = digest
        self.save(update_fields=["digest"])

    def get_short_name(self) -> str:
        """Return the name shown in the bar."""
        return self.name or self.email


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Questions about memberships."""

    def valid_on(self, day: date) -> "MembershipQuerySet":
        """Return those in force on a day."""
        started = models.Q(starts_on=None) | models.Q(starts_on__lte=day)
        not_ended = models.Q(ends_on=None) | models.Q(ends_on__gte=day)
        return self.filter(started & not_ended)

    def with_waiting_messages(self) -> "MembershipQuerySet":
        """Add `waiting`: how many messages of the network stay where they are until a person does something."""
        of_network = Message.objects.listed().waiting_for_person().filter(network=models.OuterRef("network"))
        counted = of_network.order_by().values("network").annotate(number=models.Count("pk")).values("number")
        return self.annotate(waiting=Coalesce(models.Subquery(counted), 0))


class Membership(models.Model):
    """One user's role in one network; a librarian's is bound to a venue. Read once per request."""

    user = models.ForeignKey(
        User, on_delete=models.CASCADE, related_name="memberships", verbose_name=_("user")
    )
    network = models.ForeignKey(
        Network, on_delete=models.CASCADE, related_name="memberships", verbose_name=_("network")
    )
    role = models.CharField(_("role"), max_length=20, choices=Role)
    venue = models.ForeignKey(
        Venue,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="memberships",
        verbose_name=_("venue"),
    )
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("until"), null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.UniqueConstraint(fields=["user", "network", "role", "venue"], name="membership_once"),
            models.UniqueConstraint(
                fields=["user", "network", "role"],
                condition=models.Q(venue=None),
                name="membership_without_venue_once",
            ),
            models.CheckConstraint(
                condition=~models.Q(role=Role.LIBRARIAN) | models.Q(venue__isnull=False),
                name="librarian_has_a_venue",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}"
