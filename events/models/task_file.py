"""Which files belong to a task? Rows hold facts; the files lie in the storage "attached" under random names."""

from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from partners.models import User
from partners.models.fields import Line

from .. import rules
from .task import Task

KEPT = ("name", "stored", "size", "sha256", "content_type")  # what undoing a removal brings back as it was


class TaskFileQuerySet(models.QuerySet["TaskFile"]):
    """Questions about files of tasks."""

    def visible_to(self, user: User) -> "TaskFileQuerySet":
        """Return the files of tasks that a user may see."""
        return self.filter(rules.plan_visible_to(user, "task__event__"))

    def removable_by(self, user: User) -> "TaskFileQuerySet":
        """Return the files that a user may take away."""
        return self.filter(rules.files_removable_by(user))

    def in_event(self, slug: str) -> "TaskFileQuerySet":
        """Return the files of one event's tasks."""
        return self.filter(task__event__slug=slug)

    def with_task(self) -> "TaskFileQuerySet":
        """Bring each file's task, event and network along in the same query."""
        return self.select_related("task__event__network")

    def in_order(self) -> "TaskFileQuerySet":
        """Return them as they came, each with who added it."""
        return self.select_related("uploaded_by").order_by("created_at", "id")

    def holding(self, sha256: str) -> "TaskFileQuerySet":
        """Return those with just this content."""
        return self.filter(sha256=sha256)

    def keys_at(self, task: Task) -> set[int]:
        """Return the keys of those that belong to a task."""
        return set(self.filter(task=task).values_list("pk", flat=True))

    def stored_as(self, names: list[str]) -> set[str]:
        """Return which of these names in the storage belong to a row."""
        return set(self.filter(stored__in=names).values_list("stored", flat=True))


class TaskFile(models.Model):
    """One file of a task. `name` is what its sender called it, `stored` its name in the storage, `size` in bytes."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="files", verbose_name=_("task"))
    name = Line(_("name of the file"), max_length=120)
    stored = models.CharField(_("name in the storage"), max_length=32, unique=True, editable=False)
    size = models.PositiveIntegerField(_("size in bytes"))
    sha256 = models.CharField(_("digest of the file"), max_length=64)
    content_type = models.CharField(_("file type"), max_length=100)
    uploaded_by = models.ForeignKey(
        User,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("who added it"),
    )
    created_at = models.DateTimeField(_("added"), default=timezone.now, editable=False)

    objects = TaskFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("file of a task")
        verbose_name_plural = _("files of tasks")
        constraints = [
            models.UniqueConstraint(fields=["task", "sha256"], name="file_once_at_a_task"),
            models.CheckConstraint(condition=models.Q(size__gt=0), name="file_of_task_is_not_empty"),
        ]

    def __str__(self) -> str:
        return self.name

    def kept(self) -> dict[str, Any]:
        """Return what the undo button needs to bring this row back, as JSON can carry it."""
        facts: dict[str, Any] = {name: getattr(self, name) for name in KEPT}
        who = {"task_id": self.task_id, "uploaded_by_id": self.uploaded_by_id}
        return facts | who | {"created_at": self.created_at.isoformat()}
