"""How does the coordinator record an answer by phone, mend a stand's facts, and lift one from the waiting list?"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.db import transaction

from partners.choices import LinkPurpose
from partners.models import Change, FieldChange, User

from .. import personal_links
from ..answering import Answer, answer_of
from ..choices import AnswerSource, StandState
from ..models import Stand
from .answers import Outcome, answer_stand
from .stands import change_stand


@transaction.atomic
def correct_stand(
    stand: Stand,
    answer: Answer,
    texts: Mapping[str, Any],
    *,
    seen: Answer,
    seen_texts: Mapping[str, Any],
    by: User,
) -> bool:
    """Save the coordinator's version of what a partner shows and needs; nobody has answered by it.

    `texts` are the topics and stories in other languages. What only others changed stays theirs. Returns whether
    anything changed; raises StandChanged on a clash.
    """
    outcome = answer_stand(stand.pk, answer, seen=seen, source=AnswerSource.NONE, by=by)
    return bool(change_stand(stand, texts, seen_texts, by=by)) or outcome.is_new


def record_answer(
    stand: Stand,
    state: str,
    *,
    seen: Answer,
    source: AnswerSource,
    by: User,
    by_name: str,
    ethics_version: int | None,
) -> Outcome:
    """Take an answer that came by phone, e-mail or face to face; the other facts stay as they are.

    Raises StandChanged when the partner has answered something else meanwhile.
    """
    said = replace(seen, state=state, ethics_version=ethics_version)
    return answer_stand(stand.pk, said, seen=seen, source=source, by=by, by_name=by_name)


def lift_stand(stand: Stand, by: User) -> Outcome:
    """Let one from the waiting list come; it goes on waiting (Outcome.is_waiting) while no place is free."""
    whole = Stand.objects.with_people().get(pk=stand.pk)
    if whole.state != StandState.WAITING:
        return Outcome(whole)
    said = replace(answer_of(whole, "fi"), state=StandState.CONFIRMED.value)
    return answer_stand(stand.pk, said, seen=None, source=AnswerSource.NONE, by=by)


@transaction.atomic
def revoke_links(stand: Stand, by: User) -> int:
    """End all personal links of a stand; returns how many there were. None is told, and none is sent a new one."""
    ended = personal_links.revoke(LinkPurpose.STAND, stand.subject)
    if ended:
        Change.objects.record(
            subject=stand.event.subject, network=stand.event.network, deed="links_revoked", by=by, part=stand.subject,
            changes=[FieldChange("", "", stand.organisation.name)],
        )  # fmt: skip
    return ended
