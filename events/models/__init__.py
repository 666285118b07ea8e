"""Which tables hold what the network does together?"""

from .concept import Concept, ConceptMeeting, ConceptStandType, ConceptSupply, ConceptTask, ConceptText
from .correspondence import LetterTemplate, Printing, RoomBooking
from .event import Event, EventText
from .intake import Import
from .meeting import Meeting
from .stand import Attendance, Presenter, Stand, StandType
from .supply import Supply
from .task import Task

__all__ = [
    "Attendance",
    "Concept",
    "ConceptMeeting",
    "ConceptStandType",
    "ConceptSupply",
    "ConceptTask",
    "ConceptText",
    "Event",
    "EventText",
    "Import",
    "LetterTemplate",
    "Meeting",
    "Presenter",
    "Printing",
    "RoomBooking",
    "Stand",
    "StandType",
    "Supply",
    "Task",
]
