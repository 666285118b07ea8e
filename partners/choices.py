"""Which words may people, places and memberships take, and what does each word imply?"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """What a user may do in one network."""

    ADMIN = "admin", _("Administrator")
    COORDINATOR = "coordinator", _("Coordinator")
    MATERIALS = "materials", _("Materials helper")
    LIBRARIAN = "librarian", _("Librarian")

    @classmethod
    def coordinating(cls) -> tuple["Role", ...]:
        """Return the roles that plan events and see contacts."""
        return (cls.ADMIN, cls.COORDINATOR)


class Digest(TextChoices):
    """How often a user wants to be told by mail what waits for them; at most one such mail a day."""

    DAILY = "daily", _("On Mondays my week, on other days the news when something has happened")
    WEEKLY = "weekly", _("On Mondays only")
    NONE = "none", _("Never")


class LanguageStatus(TextChoices):
    """Languages in which a municipality must inform (Language Act 423/2003)."""

    FINNISH = "fi", _("Finnish")
    SWEDISH = "sv", _("Swedish")
    FINNISH_SWEDISH = "fi_sv", _("Finnish and Swedish")
    SWEDISH_FINNISH = "sv_fi", _("Swedish and Finnish")


class OrganisationKind(TextChoices):
    """What sort of organisation a partner is."""

    LIBRARY = "library", _("Library")
    MUNICIPALITY = "municipality", _("Municipality")
    WELLBEING = "wellbeing", _("Wellbeing services")
    STATE = "state", _("State authority")
    EDUCATION = "education", _("Adult education")
    ASSOCIATION = "association", _("Association")
    DISABILITY = "disability", _("Disability organisation")
    PROJECT = "project", _("Project")
    BANK = "bank", _("Bank")
    COMPANY = "company", _("Company")
    PARISH = "parish", _("Parish")
    OTHER = "other", _("Other")


class PictureUse(TextChoices):
    """What an uploaded picture is for."""

    LOGO = "logo", _("Logo")
    POSTER = "poster", _("Picture for posters")
    SIGNATURE = "signature", _("Signature")


class VenueKind(TextChoices):
    """What sort of place a venue is."""

    LIBRARY = "library", _("Library")
    VILLAGE_HOUSE = "village_house", _("Village house")
    SHOPPING_CENTRE = "shopping_centre", _("Shopping centre")
    SCHOOL = "school", _("School")
    OTHER = "other", _("Other")


class CalendarKind(TextChoices):
    """Why certain days deserve a warning."""

    ELECTION = "election", _("Election day")
    ADVANCE_VOTING = "advance_voting", _("Advance voting")
    SCHOOL_BREAK = "school_break", _("School break")
    SEASON = "season", _("Season")


class LinkPurpose(TextChoices):
    """What a secret link opens; a link for one purpose never opens another."""

    CALENDAR_FEED = "calendar_feed", _("Personal calendar feed")
    STAND = "stand", _("A partner's answer")
    LIBRARY = "library", _("A library's page of one event")
    STAND_FEED = "stand_feed", _("A partner's calendar feed")
    VENUE_FEED = "venue_feed", _("A venue's calendar feed")
    HOST_SITE = "host_site", _("A host site's page of one event")
    ATTENDEE = "attendee", _("An invitation to one meeting")


class MessageState(TextChoices):
    """Where a message is. "Delivered" is not among them: acceptance by the mail server is the most one can know."""

    DRAFT = "draft", _("Draft")
    QUEUED = "queued", _("In the queue")
    SENDING = "sending", _("Being sent")
    ACCEPTED = "accepted", _("The mail server accepted it")
    RETRYING = "retrying", _("Waits for another try")
    FAILED = "failed", _("Failed")
    UNCLEAR = "unclear", _("Unclear")
    CANCELLED = "cancelled", _("Not sent")
    BY_HAND = "by_hand", _("Sent by hand")

    @classmethod
    def leaving(cls) -> "tuple[MessageState, ...]":
        """Return the states in which the portal still works on a message."""
        return (cls.QUEUED, cls.SENDING, cls.RETRYING)

    @classmethod
    def gone(cls) -> "tuple[MessageState, ...]":
        """Return the states in which the receiver has been written to, as far as one can know."""
        return (cls.ACCEPTED, cls.BY_HAND)

    @classmethod
    def troubled(cls) -> "tuple[MessageState, ...]":
        """Return the states that need a person."""
        return (cls.FAILED, cls.UNCLEAR)
