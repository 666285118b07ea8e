"""What does a person see of messages before they go: what is missing in each, and is it still the same?"""

import hashlib
import json
from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partners.models import Message

from ..choices import LetterKind
from ..date_letters import KINDS as ASKING
from ..placeholders import OF_LETTERS, has_link, unknown

SEEN = (
    "pk",
    "kind",
    "to_name",
    "to_email",
    "reply_email",
    "title",
    "facts_digest",
    "missing",
    "facts_have_changed",
)
SENTENCES = {
    "contact_name": gettext_lazy("No contact person is known, so the greeting has no name."),
    "first_name": gettext_lazy("No contact person is known, so the greeting has no name."),
    "day": gettext_lazy("The event has no day yet."),
    "time": gettext_lazy("The event has no day yet."),
    "hours": gettext_lazy("The event has no opening hours yet."),
    "place": gettext_lazy("The event has no venue yet."),
    "venue": gettext_lazy("The event has no venue yet."),
    "answer_by": gettext_lazy("The event has no day until which partners answer."),
    "answer_by_short": gettext_lazy("The event has no day until which partners answer."),
    "signature": gettext_lazy("The network's record does not say who signs letters."),
    "signer": gettext_lazy("The network's record does not say who signs letters."),
    "phone": gettext_lazy("The network has no phone number."),
    "invited_on": gettext_lazy("No invitation has been sent to this partner."),
    "in_language": gettext_lazy(
        "The event has no title in the language of this message, so it stands in Finnish."
    ),
    "answered": gettext_lazy("This partner has answered already."),
    "refused": gettext_lazy("This partner has asked not to be invited."),
    "over": gettext_lazy("The event is over or will not take place."),
}


def problems_of(message: Message) -> list[str]:
    """Return what is missing in a message, as sentences in the page's language; no queries."""
    found = (
        [] if message.to_email else [_("There is no e-mail address. Print the letter, or add the address.")]
    )
    found += [_missing(name) for name in message.missing]
    if message.facts_have_changed:
        found.append(_("The facts have changed after this message was edited. Compare before you send."))
    if message.kind in (*LetterKind.of_network(), *ASKING, LetterKind.HOST_SITE) and not has_link(
        message.text
    ):
        found.append(_("The personal link is missing: write {answer_link} where it should stand."))
    left = [name for name in unknown(f"{message.title} {message.text}", OF_LETTERS) if name]
    if left:
        found.append(
            _("These words in braces mean nothing: %(words)s.") % {"words": ", ".join(dict.fromkeys(left))}
        )
    return list(dict.fromkeys(str(line) for line in found))


def _missing(name: str) -> str:
    if name in SENTENCES:
        return str(SENTENCES[name])
    return _("Missing: %(fact)s.") % {"fact": OF_LETTERS.get(name, name)}


def seen_digest(messages: Iterable[Message]) -> str:
    """Return 32 hex digits over everything that a person sees of messages, whatever their order; at most one query."""
    found = list(messages)
    lazy = [one.pk for one in found if "text" in one.get_deferred_fields()]
    texts = dict(Message.objects.filter(pk__in=lazy).values_list("pk", "text")) if lazy else {}
    facts = sorted(
        [*(getattr(one, name) for name in SEEN), texts.get(one.pk) if one.pk in texts else one.text]
        for one in found
    )
    told = json.dumps(facts, ensure_ascii=False, default=str)
    return hashlib.blake2b(told.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
