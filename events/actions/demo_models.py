"""How do the example's two networks share an operating model: taken into use, changed, asked about, offered back?"""

from datetime import datetime

from partners.models import Network, User

from ..models import Concept
from . import concept_sharing, concept_taking

NEW_TASK = {"name": "Kysy kyläyhdistyksiltä kimppakyytejä", "offset_days": 30, "responsible": "coordinator"}
OWN_TASK = {"name": "Pyydä digiopiskelijat avuksi", "offset_days": 40, "responsible": "coordinator"}
ANSWERED = (
    "Sopiiko malli pieneen kirjastoon?",
    "Sopii. Kolme esittelypistettä riittää, kun yksi niistä auttaa laitteissa.",
)
WAITING = "Montako tuntia tehtäviin menee kaikkiaan?"


def share(kainuu: Network, oulu: Network, now: datetime) -> None:
    """Publish Kainuu's model and let Oulu plan by a copy of it; then both improve theirs."""
    eeva = User.objects.get(email="eeva.esimerkki@example.org")
    outi = User.objects.get(email="outi.oulumalli@example.org")
    model = whole(kainuu.concepts.get(is_default=True).pk)
    model.owner, model.contact, model.contact_email = eeva, eeva.name, eeva.email
    model.save()
    concept_sharing.publish_concept(model, by=eeva)
    oulu.concepts.all().delete()
    copy, _is_new = concept_sharing.fork_concept(whole(model.pk), oulu, by=outi)
    copy.is_default = True
    copy.save()
    copy.tasks.create(**OWN_TASK, order=90)
    model.tasks.create(**NEW_TASK, order=90)
    model.version, model.updated_on = 2, now.date()
    model.save()
    note = "Opiskelijat auttoivat kolmissa talkoissa, ja jonot lyhenivät."
    concept_taking.offer_back(whole(copy.pk), whole(model.pk), note, by=outi)
    question, answer = ANSWERED
    model.questions.create(name="Kirjastonhoitaja", question=question, answer=answer, answered_at=now)
    model.questions.create(question=WAITING)


def whole(pk: int) -> Concept:
    """Return a model as it is now, with its rows and its network."""
    return Concept.objects.select_related("network").whole().get(pk=pk)
