"""Which tables hold what the network does together?"""

from .concept import Concept, ConceptMeeting, ConceptStandType, ConceptSupply, ConceptTask, ConceptText
from .correspondence import LetterTemplate, RoomBooking
from .day import Closing, DayPlan, MeetingNotes
from .event import Event, EventText
from .intake import Import
from .meeting import Meeting
from .printed import Batch, PosterDesign, Printing
from .stand import Attendance, Presenter, Stand, StandType
from .supply import Supply
from .task import Task

__all__ = [
    "Attendance",
    "Batch",
    "Closing",
    "Concept",
    "ConceptMeeting",
    "ConceptStandType",
    "ConceptSupply",
    "ConceptTask",
    "ConceptText",
    "DayPlan",
    "Event",
    "EventText",
    "Import",
    "LetterTemplate",
    "Meeting",
    "MeetingNotes",
    "PosterDesign",
    "Presenter",
    "Printing",
    "RoomBooking",
    "Stand",
    "StandType",
    "Supply",
    "Task",
]
