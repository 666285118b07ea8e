"""Who is written to in the tests of letters? Partners in three languages, asked to one event of the Kajaani story."""

from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django.utils import timezone

from events.actions import inviting
from events.choices import StandState, TextKey
from events.models import Event, EventText, Stand
from partners.choices import MessageState
from partners.models import Message
from tests import world

TEXTS = {
    TextKey.LETTER_HEADING: ("Kutsu digitukitalkoisiin", "Inbjudan till digitalko", "Invitation"),
    TextKey.LETTER_OPENING: ("Kutsumme teidät mukaan.", "Vi bjuder in er.", "We invite you."),
    TextKey.LETTER_SHARE: ("Varaamme teille pöydän.", "Vi reserverar ett bord.", "We reserve a table."),
    TextKey.LETTER_CLOSING: ("Me hoidamme loput.", "Vi sköter resten.", "We do the rest."),
    TextKey.LETTER_ETHICS: ("Asiakas tekee asiat itse.", "Kunden gör allt själv.", "Customers do it all."),
}


@dataclass(frozen=True)
class Asked:
    """The story with partners that have been asked: Finnish, Swedish, English, and one without an address."""

    story: world.Story
    event: Event
    stands: dict[str, Stand]

    def of(self, language: str) -> Stand:
        """Return the stand of the partner with this language, or "nobody", the one without a contact."""
        return self.stands[language]


def asked(**facts: Any) -> Asked:
    """Eeva's event in Kajaani with four partners that still have to answer; OP-Kainuu has confirmed."""
    story = world.story()
    event = story.kajaani
    event_facts = {
        "title": "Digitukitalkoot Kajaanissa", "title_sv": "Digitalko i Kajana", "title_en": "Digital day in Kajaani",
        "kind_name_sv": "Digitalko", "kind_name_en": "Digital support day", "answer_by": date(2027, 2, 12),
        "set_up_from": time(13), "created_by": story.eeva, **facts,
    }  # fmt: skip
    Event.objects.filter(pk=event.pk).update(**event_facts)
    for key, (fi, sv, en) in TEXTS.items():
        EventText.objects.create(event=event, key=key, text=fi, text_sv=sv, text_en=en)
    stands = {}
    for language, name in (
        ("fi", "Kaisa Kursseja"),
        ("sv", "Kerstin Kurs"),
        ("en", "Kate Course"),
        ("nobody", ""),
    ):
        code = language if name else "fi"
        partner = world.organisation(
            story.kainuu, f"Kumppani {language}", f"kumppani-{language}", language=code
        )
        if name:
            world.contact(partner, name, email=f"{language}@partner.example.org")
        stands[language] = world.stand(event, partner, state=StandState.INVITED, topic="")
    return Asked(story, Event.objects.get(pk=event.pk), stands)


def drafts(of: Asked, kind: str = "invitation") -> list[Message]:
    """Return the drafts of one kind about the event, in order."""
    return list(Message.objects.about(of.event.subject).of_kind(kind).drafts().order_by("pk"))


def released(of: Asked) -> list[Message]:
    """Prepare the invitations and release all that have an address; nothing is packed."""
    inviting.prepare_invitations(of.event, by=of.story.eeva)
    found = drafts(of)
    done = inviting.release([one.pk for one in found], inviting.seen_digest(found), by=of.story.eeva)
    return list(Message.objects.filter(pk__in=done.pks).order_by("pk"))


def accepted(of: Asked, days_ago: int = 3) -> None:
    """Prepare and release the invitations as if a mail server had accepted them some days ago."""
    pks = [one.pk for one in released(of)]
    Message.objects.filter(pk__in=pks).update(
        state=MessageState.ACCEPTED, released_at=timezone.now() - timezone.timedelta(days=days_ago)
    )
