"""How does a logo come in that a partner gives through its link, and how does it become the organisation's own?

What a partner gives stands in what it publishes behind that link alone, until somebody of the network has seen it.
"""

from django.db import transaction

from .models import Change, FieldChange, Organisation, Picture, User
from .picture_keeping import forget_if_unused
from .pictures import Sanitised


class Changed(Exception):
    """The logo is not the one that was looked at, or it waits no more."""


@transaction.atomic
def give(organisation: Organisation, given_for: str, read: Sanitised) -> bool:
    """Keep a logo given through the link of `given_for`; tell whether another one was shown there before.

    The caller writes the file before, holds a lock on the subject, and tells the trail.
    """
    shown = Picture.objects.published_by(organisation, given_for).first()
    if shown is not None and shown.digest == read.digest:
        return False
    row = Picture.objects.given_through(given_for).select_for_update().first() or Picture(
        network=organisation.network, organisation=organisation, name=organisation.name, given_for=given_for
    )
    former = row.path if row.pk else ""
    row.digest, row.ending, row.width, row.height = read.digest, read.ending, read.width, read.height
    row.save()
    if former:
        forget_if_unused(former)
    return True


@transaction.atomic
def take_back(given_for: str) -> bool:
    """Take away what was given through a link and waits; tell whether there was something."""
    row = Picture.objects.given_through(given_for).select_for_update().first()
    if row is None:
        return False
    row.delete()
    forget_if_unused(row.path)
    return True


@transaction.atomic
def adopt(picture: Picture, seen: str, by: User) -> Picture:
    """Let a given logo become its organisation's, in place of the former one; return the row that shows it now.

    `seen` is the digest of the file that was looked at. Raises Changed when that is not there any more.
    """
    given = Picture.objects.waiting().select_for_update().filter(pk=picture.pk, digest=seen).first()
    if given is None or given.organisation is None:
        raise Changed(picture.name)
    part, former = given.given_for, ""
    kept = Picture.objects.of_partner(given.organisation).first()
    if kept is None:
        kept = given
        kept.given_for = ""
    else:
        given.delete()
        former = kept.path
        kept.digest, kept.ending, kept.width, kept.height = (
            given.digest,
            given.ending,
            given.width,
            given.height,
        )
    kept.save()
    if former:
        forget_if_unused(former)
    Change.objects.record(
        subject=f"picture:{kept.pk}", network=kept.network, deed="picture_adopted", by=by, part=part,
        changes=[FieldChange("name", "", kept.name)],
    )  # fmt: skip
    return kept
