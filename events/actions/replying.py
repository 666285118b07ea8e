"""What happens when somebody answers by the personal link, or takes an answer back? Change and receipt are one.

The receipt goes to the original address, whoever used the link, with a link of its own to look and to undo.
"""

from django.db import transaction
from django.utils import timezone

from partners.choices import LinkPurpose
from partners.models import Link

from .. import personal_links
from ..answering import Answer
from ..choices import AnswerSource
from . import inviting
from .answers import Outcome, answer_stand, take_back


@transaction.atomic
def reply(token: str, stand_pk: int, answer: Answer, *, seen: Answer | None, by_name: str) -> Outcome:
    """Take an answer by link and write its receipt; the same answer again writes none.

    Raises stands.StandChanged on a real clash and Stand.DoesNotExist.
    """
    outcome = answer_stand(stand_pk, answer, seen=seen, source=AnswerSource.LINK, by_name=by_name)
    _used(token)
    if outcome.is_new:
        _receipt(outcome, by_name)
    return outcome


@transaction.atomic
def undo(token: str, stand_pk: int, version: int, *, by_name: str) -> Outcome | None:
    """Take the last answer back by link and write a receipt of that; None when it was too late for it."""
    outcome = take_back(stand_pk, version, by_name=by_name)
    _used(token)
    if outcome is not None:
        _receipt(outcome, by_name)
    return outcome


def _receipt(outcome: Outcome, by_name: str) -> None:
    token, url = personal_links.new_address(LinkPurpose.STAND)
    personal_links.save_for_stand(token, outcome.stand)
    inviting.post_receipt(outcome.stand, url, outcome.changed, by_name)


def _used(token: str) -> None:
    Link.objects.known(token, LinkPurpose.STAND).update(last_used_at=timezone.now())
