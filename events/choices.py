"""Which words may an event's fields take, and what does each word imply?"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Publication(TextChoices):
    """Whether anyone may see the event. A third thing beside its public state and its phase."""

    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", _("Published")


class EventState(TextChoices):
    """The four public states of schema.org EventStatusType."""

    SCHEDULED = "scheduled", _("Takes place")
    RESCHEDULED = "rescheduled", _("Moved")
    POSTPONED = "postponed", _("Postponed")
    CANCELLED = "cancelled", _("Cancelled")

    @property
    def schema_name(self) -> str:
        """Return the URL of the matching schema.org EventStatusType member."""
        return f"https://schema.org/Event{self.value.capitalize()}"


class AttendanceMode(TextChoices):
    """How people take part (schema.org EventAttendanceModeEnumeration)."""

    ONSITE = "onsite", _("On site")
    HYBRID = "hybrid", _("Hybrid")
    ONLINE = "online", _("Remote")

    @property
    def schema_name(self) -> str:
        """Return the URL of the matching schema.org attendance mode."""
        word = {"onsite": "Offline", "hybrid": "Mixed", "online": "Online"}[self.value]
        return f"https://schema.org/{word}EventAttendanceMode"


class StandState(TextChoices):
    """Where one organisation stands with one event."""

    INVITED = "invited", _("Invited")
    CONFIRMED = "confirmed", _("Confirmed")
    UNSURE = "unsure", _("Not sure yet")
    DECLINED = "declined", _("Cannot come")
    CANCELLED = "cancelled", _("Withdrew")
    WAITING = "waiting", _("On the waiting list")

    @classmethod
    def answers(cls) -> "tuple[StandState, ...]":
        """Return what a partner may answer, in the order of the form."""
        return (cls.CONFIRMED, cls.DECLINED, cls.UNSURE)

    @classmethod
    def silent(cls) -> "tuple[StandState, ...]":
        """Return the states in which somebody still has to answer."""
        return (cls.INVITED, cls.UNSURE)


class AnswerSource(TextChoices):
    """By which way an answer came."""

    NONE = "", _("No answer yet")
    LINK = "link", _("By the personal link")
    PHONE = "phone", _("By phone")
    EMAIL = "email", _("By e-mail")
    TALK = "talk", _("Face to face")
    DESK = "desk", _("Recorded by the coordinator")


class Need(TextChoices):
    """What a stand needs besides tables and sockets, which are counted."""

    SCREEN = "screen", _("Screen")
    NETWORK = "network", _("Network connection")
    QUIET = "quiet", _("Quiet place")
    WALL = "wall", _("Wall space")
    ROLL_UP = "roll_up", _("Room for a roll-up")
    LIGHT = "light", _("Good light, or a place that can be darkened")
    LOADING = "loading", _("Unloading by the door")
    PARKING = "parking", _("A parking place")


class PublicFact(TextChoices):
    """What a partner allows to be told to others."""

    NAME_AND_TOPIC = "name_and_topic", _("Our name and topic on posters and on the web")
    CONTACT_TO_PARTNERS = "contact_to_partners", _("Our contact person to the other partners")
    PHOTOS = "photos", _("Photos of our stand")


class Attending(TextChoices):
    """A partner's answer to a planning meeting."""

    YES = "yes", _("We take part")
    NO = "no", _("We do not take part")


class RoomState(TextChoices):
    """What the venue has said about the room."""

    ASKED = "asked", _("Asked for")
    CONFIRMED = "confirmed", pgettext_lazy("a room", "Confirmed")
    PROPOSED = "proposed", _("Another time proposed")
    REFUSED = "refused", _("Not possible")


class LetterKind(TextChoices):
    """Which letter a message is."""

    INVITATION = "invitation", _("Invitation")
    REMINDER = "reminder", _("Reminder to answer")
    UNSURE_REMINDER = "unsure_reminder", _("Reminder to those who were not sure")
    RECEIPT = "receipt", _("Receipt of an answer")
    NEW_LINK = "new_link", _("New personal link")
    LIBRARY_LINK = "library_link", _("Link to the library")
    DIGEST = "digest", _("Daily digest")
    CONFIRMATION = "confirmation", _("Confirmation of what was agreed")
    CHANGE = "change", _("Notice of a change")
    CANCELLATION = "cancellation", _("Notice of a cancellation")
    THANKS = "thanks", _("Thanks after the day")
    OFFER = "offer", _("Offer to a municipality")
    POLL = "poll", _("Question about the day")
    POLL_REMINDER = "poll_reminder", _("Reminder of the question about the day")
    ROOM_REQUEST = "room_request", _("Request for the room")
    MEETING = "meeting", _("Invitation to a meeting")
    MEETING_CANCELLED = "meeting_cancelled", _("Cancellation of a meeting")
    MINUTES = "minutes", _("Minutes of a meeting")
    MOVED = "moved", _("The event has moved")
    POSTPONED = "postponed", _("The event is postponed")
    CALLED_OFF = "called_off", _("The event is cancelled")
    REINSTATED = "reinstated", _("The event takes place after all")
    FORMAT_CHANGED = "format_changed", _("The event is held in another way")
    DAY_BEFORE = "day_before", _("The day before the event")
    HOST_SITE = "host_site", _("Instructions to a host site")

    @classmethod
    def of_network(cls) -> "tuple[LetterKind, ...]":
        """Return those whose words a network writes itself."""
        return (cls.INVITATION, cls.REMINDER, cls.UNSURE_REMINDER, cls.LIBRARY_LINK)

    @classmethod
    def written_by_network(cls) -> "tuple[LetterKind, ...]":
        """Return those whose words a network may change, on paper or not."""
        return (*cls.of_network(), cls.POLL, cls.POLL_REMINDER, cls.ROOM_REQUEST, *cls.only_on_paper())

    @classmethod
    def only_on_paper(cls) -> "tuple[LetterKind, ...]":
        """Return those that are printed and never mailed."""
        return (cls.CONFIRMATION, cls.CHANGE, cls.CANCELLATION, cls.THANKS, cls.OFFER)

    @classmethod
    def on_paper(cls) -> "tuple[LetterKind, ...]":
        """Return those that are printed as letters; the words of the invitation's letter belong to the event."""
        return (cls.INVITATION, cls.REMINDER, *cls.only_on_paper())


class Scope(TextChoices):
    """What a stand helps with; posters and signs group stands by it, in this order."""

    DEVICE_HELP = "device_help", _("Helps with devices")
    BOTH = "both", _("Helps with devices and its own service")
    OWN_SERVICE = "own_service", _("Shows its own service")
    INFO_ONLY = "info_only", _("Gives information")


class Channel(TextChoices):
    """Through which channel a task reaches people."""

    NONE = "none", _("No channel")
    EMAIL = "email", _("E-mail")
    WEB = "web", _("Web")
    PHONE = "phone", _("Phone")
    FORM = "form", _("Form")
    MEETING = "meeting", _("Meeting")
    PORTAL = "portal", _("Portal")
    PRINT = "print", _("Printing")
    NEWSPAPER = "newspaper", _("Local newspaper")
    POSTER = "poster", _("Poster")
    OWN_CHANNELS = "own_channels", _("Own channels")
    SOCIAL = "social", _("Social media and info screens")
    SOCIAL_PHONE = "social_phone", _("Social media and phone")
    MEDIA = "media", _("Media")
    REPORT = "report", _("Report")

    @property
    def reaches_people(self) -> bool:
        """Tell whether a task of this channel belongs to the marketing plan by itself."""
        return self not in (Channel.NONE, Channel.PORTAL, Channel.MEETING, Channel.PHONE, Channel.FORM)

    @property
    def risk(self) -> str:
        """Return what is in danger while a task of this channel is late, as a sentence in the page's language."""
        return str(_RISKS.get(self, ""))


_RISKS = {
    **dict.fromkeys((Channel.NONE, Channel.PORTAL, Channel.MEETING), _("The tasks after it wait for this.")),
    Channel.EMAIL: _("The partners may not hear in time."),
    Channel.PHONE: _("The partners may not answer in time."),
    Channel.FORM: _("The partners may not answer in time."),
    Channel.WEB: _("People may not find the event in the calendars."),
    Channel.PRINT: _("The posters may not be on the walls in time."),
    Channel.POSTER: _("The posters may not be on the walls in time."),
    Channel.NEWSPAPER: _("The advertisement may miss the paper."),
    Channel.MEDIA: _("The story may miss the paper."),
    Channel.SOCIAL: _("People may not hear of the day in time."),
    Channel.SOCIAL_PHONE: _("People may not hear of the day in time."),
    Channel.OWN_CHANNELS: _("People may not hear of the day in time."),
    Channel.REPORT: _("The figures may be missing from the report."),
}


class Responsible(TextChoices):
    """Who does a task, as a role; a named person comes on top of it."""

    COORDINATOR = "coordinator", _("Coordinator")
    COMMUNICATIONS = "communications", _("Communications")
    LIBRARY = "library", _("Library")
    PARTNERS = "partners", _("Partners")
    LIBRARY_AND_PARTNERS = "library_and_partners", _("Library and partners")
    SECRETARY = "secretary", _("Secretary")
    EVERYBODY = "everybody", _("Everybody")

    @classmethod
    def of_coordinators(cls) -> "tuple[Responsible, ...]":
        """Return the roles whose tasks a coordinator does."""
        return (cls.COORDINATOR, cls.SECRETARY, cls.EVERYBODY)

    @classmethod
    def of_materials(cls) -> "tuple[Responsible, ...]":
        """Return the roles whose tasks a materials helper does."""
        return (cls.COMMUNICATIONS, cls.EVERYBODY)


class TaskState(TextChoices):
    """What has become of a task."""

    OPEN = "open", _("Open")
    DONE = "done", _("Done")
    LEFT_OUT = "left_out", _("Left out")


class MeetingState(TextChoices):
    """Whether a planning meeting is to be held."""

    SCHEDULED = "scheduled", _("Takes place")
    CANCELLED = "cancelled", _("Cancelled")


class Theme(TextChoices):
    """Poster themes."""

    ASKER = "kysyja", _("The asker and the answerer")
    ALMANAC = "almanakka", _("The almanac")
    CHAIR = "tuoli", _("The free chair")
    LOGS = "hirsi", _("The log wall")
    LAKE = "jarvi", _("The lake")
    KNITTING = "neule", _("The knitting")


class TextKey(TextChoices):
    """Which text of an operating model; the first group fills the record, the letter group fills letters."""

    KIND_NAME = "kind_name", _("Name of this sort of event")
    TITLE = "title", _("Title")
    WHAT_YOU_GET = "what_you_get", _("What you get")
    SUMMARY = "summary", _("Summary")
    DESCRIPTION = "description", _("Description")
    AUDIENCE = "audience", _("Audience")
    FREE = "free", _("Free of charge, no registration")
    BRING = "bring", _("What to bring")
    HOURS_REASON = "hours_reason", _("Why these opening hours")
    CONTINGENCY_PLAN = "contingency_plan", _("Plan B")
    CONTINGENCY_HYBRID = "contingency_hybrid", _("Plan B of a hybrid event")
    CONTINGENCY_ONLINE = "contingency_online", _("Plan B of a remote event")
    LETTER_HEADING = "letter_heading", _("Letter: heading")
    LETTER_OPENING = "letter_opening", _("Letter: opening")
    LETTER_SHARE = "letter_share", _("Letter: your part")
    LETTER_CLOSING = "letter_closing", _("Letter: closing")
    LETTER_ETHICS = "letter_ethics", _("Letter: ethics")
    LETTER_ATTACHMENTS = "letter_attachments", _("Letter: attachments")

    @classmethod
    def of_letters(cls) -> "tuple[TextKey, ...]":
        """Return the texts that belong to letters."""
        return tuple(key for key in cls if key.value.startswith("letter_"))


class YesNoUnknown(TextChoices):
    """A fact about a place that somebody may not have checked yet."""

    YES = "yes", _("Yes")
    NO = "no", _("No")
    UNKNOWN = "unknown", _("Not known")
