"""How are pictures and the look of a network saved, ordered and removed, each change with its line in the trail?"""

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import ForeignObjectRel, Max

from . import pictures
from .choices import PictureUse
from .keeping import changes_between, stored
from .models import Change, FieldChange, Network, Picture, User
from .pictures import Sanitised


def save_picture(picture: Picture, read: Sanitised | None, by: User) -> bool:
    """Save a picture, with its file where one was chosen; tell whether anything changed.

    The file is written before the row: a file without a row harms nobody.
    """
    if read is not None:
        pictures.keep(read)
        picture.digest, picture.ending = read.digest, read.ending
        picture.width, picture.height = read.width, read.height
    return _save(picture, by)


@transaction.atomic
def _save(picture: Picture, by: User) -> bool:
    before: Picture | None = stored(picture)
    changes = changes_between(before, picture)
    if before is None:
        last = (
            Picture.objects.of(picture.network).filter(use=picture.use).aggregate(last=Max("order"))["last"]
        )
        picture.order = 0 if last is None else last + 1
    elif not changes:
        return False
    picture.save()
    if before is not None and before.path != picture.path:
        forget_if_unused(before.path)
    _record(picture, "picture_added" if before is None else "picture_edited", by, changes)
    return True


@transaction.atomic
def remove_picture(picture: Picture, by: User) -> None:
    """Remove a picture; whatever used it goes on without. Its file goes too, unless another row shows the same."""
    _record(picture, "picture_removed", by, [FieldChange("name", picture.name, "")])
    path = picture.path
    picture.delete()
    forget_if_unused(path)


@transaction.atomic
def move_picture(picture: Picture, *, up: bool, by: User) -> bool:
    """Let a picture change places with the one before or after it; tell whether there was one."""
    alike = Picture.objects.of(picture.network).in_use().used_as(PictureUse(picture.use)).select_for_update()
    row = sorted(alike, key=lambda one: one.is_funder)  # as posters show them
    at = next((number for number, one in enumerate(row) if one.pk == picture.pk), -1)
    to = at - 1 if up else at + 1
    if at < 0 or not 0 <= to < len(row) or row[at].is_funder != row[to].is_funder:
        return False
    row[at], row[to] = row[to], row[at]
    for number, one in enumerate(row):
        one.order = number
    Picture.objects.bulk_update(row, ["order"])
    _record(picture, "picture_moved", by, [FieldChange("order", str(at + 1), str(to + 1))])
    return True


def used_by(picture: Picture) -> list[str]:
    """Return the names of what has chosen this picture, whichever app it belongs to."""
    found: set[str] = set()
    for relation in Picture._meta.get_fields(include_hidden=True):
        if isinstance(relation, ForeignObjectRel):
            chooser: Any = relation.related_model
            rows = chooser._default_manager.filter(**{relation.field.name: picture})
            found.update(str(row) for row in rows)
    return sorted(found)


@transaction.atomic
def save_network(network: Network, by: User) -> bool:
    """Save how a network looks and signs; tell whether anything changed."""
    changes = changes_between(stored(network), network)
    if not changes:
        return False
    network.save(update_fields=[change.field for change in changes])
    Change.objects.record(
        subject=f"network:{network.pk}", network=network, deed="network_edited", by=by, changes=changes
    )
    return True


def forget_if_unused(path: str) -> None:
    """Delete a file once the transaction has ended well, unless another row shows it."""
    digest = path.rpartition("/")[2].partition(".")[0]
    if not Picture.objects.filter(digest=digest).exists():
        transaction.on_commit(partial(pictures.forget, path))


def _record(picture: Picture, deed: str, by: User, changes: list[FieldChange]) -> None:
    Change.objects.record(
        subject=f"picture:{picture.pk}", network=picture.network, deed=deed, by=by,
        changes=changes or [FieldChange("name", "", picture.name)],
    )  # fmt: skip
