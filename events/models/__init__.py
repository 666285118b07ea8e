"""Which tables hold what the network does together?"""

from .calendar_told import CalendarTold
from .concept import Concept, ConceptMeeting, ConceptStandType, ConceptSupply, ConceptTask, ConceptText
from .concept_talk import ConceptOffer, ConceptQuestion
from .correspondence import LetterTemplate, RoomBooking
from .day import Closing, DayPlan, MeetingNotes
from .event import Event
from .event_text import EventText
from .intake import Import
from .marketing import MarketingPlan, MarketingRow, PartnerPost, ReadyText
from .meeting import Meeting
from .meeting_series import MeetingSeries
from .minutes import AgendaItem, Attendee, MinutesLine
from .move import Move
from .poll import Poll, PollOption, PollVoice, PollVote
from .printed import Batch, PosterDesign, Printing
from .run_sheet import HostSite, RunSlot
from .stand import Attendance, Presenter, Stand, StandType
from .supply import Supply
from .task import Task
from .task_file import TaskFile

__all__ = [
    "AgendaItem",
    "Attendance",
    "Attendee",
    "Batch",
    "CalendarTold",
    "Closing",
    "Concept",
    "ConceptMeeting",
    "ConceptOffer",
    "ConceptQuestion",
    "ConceptStandType",
    "ConceptSupply",
    "ConceptTask",
    "ConceptText",
    "DayPlan",
    "Event",
    "EventText",
    "HostSite",
    "Import",
    "LetterTemplate",
    "MarketingPlan",
    "MarketingRow",
    "Meeting",
    "MeetingNotes",
    "MeetingSeries",
    "MinutesLine",
    "Move",
    "PartnerPost",
    "Poll",
    "PollOption",
    "PollVoice",
    "PollVote",
    "PosterDesign",
    "Presenter",
    "Printing",
    "ReadyText",
    "RoomBooking",
    "RunSlot",
    "Stand",
    "StandType",
    "Supply",
    "Task",
    "TaskFile",
]
