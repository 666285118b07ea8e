"""How does the example show a day being agreed: an idea with a poll, with those who answered and one silent?"""

from collections.abc import Callable, Mapping
from datetime import date, time

from partners.models import Organisation, User

from ..choices import Scope, StandState
from ..date_choices import Suits
from ..models import Event, Stand
from ..models.poll import Proposal
from . import polling

ASKED = ("kela", "veturi-apteekki", "kainuun-nuotta")
TIMES = ("2027-05-12", "2027-05-19", "2027-05-26")
SAID = {
    "kela": (Suits.YES, Suits.IF_NEEDED, Suits.NO),
    "veturi-apteekki": (Suits.YES, Suits.YES, Suits.IF_NEEDED),
}
NOTE = "Kyläpäivää on toivottu toukokuulle, iltapäivään."
WORDS = "Toukokuun alku sopii meille parhaiten."


def add_poll(
    idea: Event, organisations: Mapping[str, Organisation], moved: Callable[[str], date], by: User
) -> None:  # fmt: skip
    """Ask three partners about three days of an idea; every date is shifted like the others of the example."""
    stands = {}
    for order, slug in enumerate(ASKED):
        facts = {"state": StandState.INVITED, "scope": Scope.OWN_SERVICE, "order": order}
        stands[slug] = Stand.objects.create(event=idea, organisation=organisations[slug], **facts)
    times = [Proposal(moved(day), time(13), time(17)) for day in TIMES]
    poll = polling.ask(idea, times, deadline=moved("2027-02-26"), note=NOTE, by=by)
    for slug, answers in SAID.items():
        name = organisations[slug].name
        for option, answer in zip(poll.options.all(), answers, strict=True):
            polling.vote(poll, stands[slug], option.pk, answer, by_name=name)
    polling.comment(poll, stands["kela"], WORDS, by_name=organisations["kela"].name)
