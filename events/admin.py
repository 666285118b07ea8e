"""How does the keeper of the installation edit operating models? Events are edited at the desk, which keeps a trail."""

from typing import Any

from django.contrib import admin
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils import timezone

from .models import Concept, LetterTemplate
from .models.concept import ConceptMeeting, ConceptStandType, ConceptSupply, ConceptTask, ConceptText


class MeetingInline(admin.StackedInline[ConceptMeeting, Concept]):
    """Planning meetings."""

    model = ConceptMeeting
    fields = (("order", "name", "offset_days"), ("starts", "minutes", "place"), "agenda")
    extra = 0


class TaskInline(admin.TabularInline[ConceptTask, Concept]):
    """Tasks before and after the event."""

    model = ConceptTask
    fields = ("order", "name", "offset_days", "channel", "responsible")
    extra = 0


class SupplyInline(admin.TabularInline[ConceptSupply, Concept]):
    """What has to be in the room."""

    model = ConceptSupply
    fields = ("order", "name")
    extra = 0


class StandTypeInline(admin.TabularInline[ConceptStandType, Concept]):
    """Sorts of stands."""

    model = ConceptStandType
    fields = ("order", "name", "scope", "needs")
    extra = 0


class TextInline(admin.StackedInline[ConceptText, Concept]):
    """Texts of records and letters in each language."""

    model = ConceptText
    fields = ("key", "text", "text_sv", "text_en")
    extra = 0


@admin.register(Concept)
class ConceptAdmin(admin.ModelAdmin[Concept]):
    """An operating model as rows. Events made from it earlier stay as they are."""

    fields = (
        "network", "slug", "name", "is_default", "opens", "closes", "set_up_minutes", "take_down_minutes",
        "answer_by_days", "theme", "version", "updated_on",
    )  # fmt: skip
    readonly_fields = ("version", "updated_on")
    list_display = ("name", "network", "version", "updated_on", "is_default")
    list_filter = ("network",)
    inlines = (MeetingInline, TaskInline, SupplyInline, StandTypeInline, TextInline)

    def save_model(self, request: HttpRequest, obj: Concept, form: ModelForm[Concept], change: Any) -> None:
        """Save the model as a new version dated today, so that an event tells which one it was made from."""
        obj.updated_on = timezone.localdate()
        if change:
            obj.version += 1
        super().save_model(request, obj, form, change)


@admin.register(LetterTemplate)
class LetterTemplateAdmin(admin.ModelAdmin[LetterTemplate]):
    """A network's own words. They are written at the desk, which checks placeholders; here they are read or removed."""

    fields = readonly_fields = (
        "network", "kind", "version", "title", "text", "title_sv", "text_sv", "title_en", "text_en",
    )  # fmt: skip
    list_display = ("network", "kind", "version")
    list_filter = ("network", "kind")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Nobody writes letters here."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nor changes them; removing brings the shipped words back."""
        return False
