"""Which tables hold what the network does together?"""

from .concept import Concept, ConceptMeeting, ConceptStandType, ConceptSupply, ConceptTask, ConceptText
from .concept_talk import ConceptOffer, ConceptQuestion
from .correspondence import LetterTemplate, RoomBooking
from .day import Closing, DayPlan, MeetingNotes
from .event import Event
from .event_text import EventText
from .intake import Import
from .marketing import MarketingPlan, MarketingRow, PartnerPost, ReadyText
from .meeting import Meeting
from .printed import Batch, PosterDesign, Printing
from .stand import Attendance, Presenter, Stand, StandType
from .supply import Supply
from .task import Task
from .task_file import TaskFile

__all__ = [
    "Attendance",
    "Batch",
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
    "Import",
    "LetterTemplate",
    "MarketingPlan",
    "MarketingRow",
    "Meeting",
    "MeetingNotes",
    "PartnerPost",
    "PosterDesign",
    "Presenter",
    "Printing",
    "ReadyText",
    "RoomBooking",
    "Stand",
    "StandType",
    "Supply",
    "Task",
    "TaskFile",
]
