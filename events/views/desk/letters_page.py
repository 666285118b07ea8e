"""What does the page of letters tell: receivers by state, words in each language, what is missing, a picture?"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cached_property
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy, ngettext

from partners.choices import LinkPurpose
from partners.models import Organisation
from partners.models.organisation import LANGUAGES
from partners.post.mime import marked
from partners.requests import DeskRequest

from ... import personal_links, previews
from ...actions.bulk_letters import Mailing
from ...choices import LetterKind, StandState
from ...documents import press
from ...facts import Recipient
from ...forms.letters import LettersForm
from ...models import Event
from ...paper_letters import Receiver
from ...placeholders import ANSWER_LINK, OF_LETTERS

MOST_RECEIVERS = 1000
EXAMPLE_TOKEN = "esimerkki".ljust(43, "0")  # as long as a real one, and opens nothing
USUAL_STATES = {
    LetterKind.INVITATION: StandState.silent(),
    LetterKind.REMINDER: StandState.silent(),
    LetterKind.CONFIRMATION: (StandState.CONFIRMED,),
    LetterKind.CHANGE: (StandState.INVITED, StandState.CONFIRMED, StandState.UNSURE, StandState.WAITING),
    LetterKind.CANCELLATION: (
        StandState.INVITED,
        StandState.CONFIRMED,
        StandState.UNSURE,
        StandState.WAITING,
    ),
    LetterKind.THANKS: (StandState.CONFIRMED,),
}
UNWANTED = (
    LetterKind.INVITATION,
    LetterKind.REMINDER,
    LetterKind.OFFER,
)  # not to those who want no invitations
LACKS = {
    "street_address": gettext_lazy("No postal address"),
    "contact_name": gettext_lazy("No contact person"),
    "in_language": gettext_lazy("The event's title is not in the letter's language"),
}


class Page:
    """One kind of letter of one event to some receivers."""

    def __init__(self, event: Event, request: DeskRequest) -> None:
        self.event, self.request = event, request
        asked = request.GET.get("kind", LetterKind.INVITATION)
        self.kind = LetterKind(asked) if asked in LetterKind.on_paper() else LetterKind.INVITATION
        self.is_offer = self.kind == LetterKind.OFFER
        states = [one for one in request.GET.getlist("state") if one in StandState.values]
        self.states = states if "state" in request.GET else list(USUAL_STATES.get(self.kind, ()))
        self.search = request.GET.get("q", "").strip()[:100]
        self.only_without_mail = request.GET.get("post") == "1"

    @cached_property
    def stands(self) -> list[Receiver]:
        """Return all partners of the event."""
        rows = self.event.stands.in_order().with_contacts()
        return [Receiver(stand.organisation, stand) for stand in rows]

    @cached_property
    def receivers(self) -> list[Receiver]:
        """Return those whom the choices above the list leave."""
        if self.is_offer:
            rows = Organisation.objects.of(self.event.network).with_contacts().in_order()
            rows = rows.holding(self.search) if self.search else rows
            found = [Receiver(one) for one in rows[:MOST_RECEIVERS]]
        else:
            found = [one for one in self.stands if one.stand and one.stand.state in self.states]
        if self.kind in UNWANTED:
            found = [one for one in found if not one.organisation.no_invitations]
        if self.only_without_mail:
            found = [one for one in found if not any(row.email for row in one.organisation.contacts.all())]
        return found

    @cached_property
    def chosen(self) -> list[Receiver]:
        """Return those who stayed ticked; all before anything was sent."""
        if self.request.method != "POST":
            return self.receivers
        keys = set(self.request.POST.getlist("to"))
        return [one for one in self.receivers if str(key_of(one)) in keys]

    @cached_property
    def plain(self) -> Mailing:
        """Return the letters with the network's words, nothing typed yet."""
        return Mailing.of(self.event, self.facts())

    @cached_property
    def form(self) -> LettersForm:
        """Return the fields of each language among the receivers."""
        spoken = {one.language for one in self.receivers}
        languages = [code for code, _label in LANGUAGES if code in spoken]
        words = {} if self.kind == LetterKind.INVITATION else self.plain.scene.words[self.kind]
        return LettersForm(
            self.request.POST if self.request.method == "POST" else None,
            words={code: words[code] if words else self.plain.words(code) for code in languages},
            attachments={code: self.plain.attachments(code) for code in languages},
            has_words=self.kind != LetterKind.INVITATION,
            may_link=not self.is_offer,
        )

    def is_ready(self) -> bool:
        """Tell whether somebody is chosen and the words are valid."""
        return bool(self.chosen) and self.form.is_valid()

    def facts(self) -> dict[str, Any]:
        """Return kind and receivers as a batch's order has them."""
        keys = [key_of(one) for one in self.chosen]
        return {"kind": self.kind.value, "organisations" if self.is_offer else "stands": keys}

    def order(self) -> dict[str, Any]:
        """Return the whole order, with the words that were typed. The form must be valid."""
        return self.facts() | {
            "language": get_language() or "fi",
            "words": self.form.edited(),
            "attachments": self.form.attachments(),
        }

    @property
    def address(self) -> str:
        """Return this page with the same choices."""
        return f"{reverse('desk:letters', args=[self.event.slug])}?{self.request.GET.urlencode()}"

    def words(self) -> dict[str, Any]:
        """Return everything the page shows."""
        count = len(self.chosen)
        is_typed = self.request.method == "POST" and self.form.is_valid()
        mailing = Mailing.of(self.event, self.order()) if is_typed else self.plain
        return {
            "kinds": self.kinds(),
            "kind_label": self.kind.label,
            "is_offer": self.is_offer,
            "is_invitation": self.kind == LetterKind.INVITATION,
            "kind": self.kind.value,
            "states": self.state_rows(),
            "search": self.search,
            "only_without_mail": self.only_without_mail,
            "address": self.address,
            "form": self.form,
            "groups": [(dict(LANGUAGES)[code], code, fields) for code, fields in self.form.groups()],
            "receivers": self.rows(),
            "count": count,
            "told": ngettext("%(n)s receiver", "%(n)s receivers", count) % {"n": count},
            "make": ngettext("Make %(n)s letter", "Make %(n)s letters", count) % {"n": count},
            "missing": missing(mailing, self.chosen),
            "shown": self.shown(mailing),
            "is_typed": is_typed,
            "often": [(f"{{{name}}}", meaning, "") for name, meaning in OF_LETTERS.items()],
        }

    def kinds(self) -> list[dict[str, Any]]:
        """Return the kinds of letter to choose from."""
        base = reverse("desk:letters", args=[self.event.slug])
        return [
            {"label": one.label, "url": f"{base}?{query(kind=one.value)}", "is_current": one == self.kind}
            for one in LetterKind.on_paper()
        ]

    def state_rows(self) -> list[dict[str, Any]]:
        """Return the states of stands with how many partners are in each."""
        counts = Counter(one.stand.state for one in self.stands if one.stand)
        return [
            {"value": one.value, "label": one.label, "count": counts[one], "is_chosen": one in self.states}
            for one in StandState
            if counts[one]
        ]

    def rows(self) -> list[dict[str, Any]]:
        """Return the receivers to tick: key, name, to whom, language."""
        picked = {key_of(one) for one in self.chosen}
        labels = dict(LANGUAGES)
        return [
            {
                "key": key_of(one),
                "name": one.organisation.name,
                "person": one.contact.name if one.contact else "",
                "language": labels[one.language] if one.language != "fi" else "",
                "is_chosen": key_of(one) in picked,
            }
            for one in self.receivers
        ]

    def shown(self, mailing: Mailing) -> dict[str, Any] | None:
        """Return the first letter as a picture, and the words of the first one in each language."""
        if not self.chosen:
            return None
        firsts: dict[str, Receiver] = {}
        for one in self.chosen:
            firsts.setdefault(one.language, one)
        texts = [] if mailing.is_invitation else [text_of(mailing, one) for one in firsts.values()]
        return {"name": self.chosen[0].organisation.name, "picture": self.picture(mailing), "texts": texts}

    def picture(self, mailing: Mailing) -> str:
        """Return the address of the first letter's picture; empty when it is not ready in time."""
        to = self.chosen[0]
        link = personal_links.address(LinkPurpose.STAND, EXAMPLE_TOKEN) if mailing.needs_link(to) else ""
        subject = mailing.subject(to, link)
        kind = "invitation_letter" if isinstance(subject, Recipient) else "letter"
        try:
            digest = previews.letter_of(self.event, kind, mailing.facts(to.language), subject)
        except press.PressError:
            return ""
        return reverse("desk:letters_picture", args=[self.event.slug, digest])


def key_of(one: Receiver) -> int:
    """Return the key by which a receiver is ticked."""
    return one.stand.pk if one.stand else one.organisation.pk


def text_of(mailing: Mailing, to: Receiver) -> dict[str, Any]:
    """Return the words of one letter with those marked that came from the record."""
    written = mailing.draft(to).written
    return {
        "name": to.organisation.name,
        "language": to.language,
        "title": written.heading,
        "pieces": marked(written.text, written.data_words),
    }


def missing(mailing: Mailing, chosen: Sequence[Receiver]) -> list[str]:
    """Return what is missing as sentences, each with the names of those whose letter lacks it."""
    found: dict[str, list[str]] = defaultdict(list)
    for one in chosen:
        for name in mailing.draft(one).missing:
            if name in LACKS or (name != ANSWER_LINK and not mailing.is_invitation):
                found[name].append(one.organisation.name)
    return [f"{LACKS.get(name) or OF_LETTERS[name]}: {names_of(names)}" for name, names in found.items()]


def names_of(names: Sequence[str], most: int = 8) -> str:
    """Return names in a row; of many the first and how many more."""
    if len(names) <= most:
        return ", ".join(names) + "."
    more = ngettext("and %(n)s more", "and %(n)s more", len(names) - most) % {"n": len(names) - most}
    return f"{', '.join(names[:most])} {more}."


def query(**words: str) -> str:
    """Return the query part of an address."""
    found = QueryDict(mutable=True)
    found.update(words)
    return found.urlencode()
