"""Which tables hold what the network does together?"""

from .concept import Concept, ConceptMeeting, ConceptStandType, ConceptSupply, ConceptTask, ConceptText
from .event import Event, EventText
from .meeting import Meeting
from .stand import Stand, StandType
from .supply import Supply
from .task import Task

__all__ = [
    "Concept",
    "ConceptMeeting",
    "ConceptStandType",
    "ConceptSupply",
    "ConceptTask",
    "ConceptText",
    "Event",
    "EventText",
    "Meeting",
    "Stand",
    "StandType",
    "Supply",
    "Task",
]
