"""What can the keeper of the installation put right by hand? Reference data, people and who may do what."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm
from django.db import models
from django.forms import ModelChoiceField
from django.http import HttpRequest

from .models import (
    CalendarDay,
    Change,
    Closure,
    Contact,
    EthicsText,
    Membership,
    Municipality,
    Network,
    OpeningHours,
    Organisation,
    User,
    Venue,
)

ADDRESS = ("street_address", "postal_code", "postal_place")
NAMES = ("name", "name_sv", "name_en")
PERSON = ("email", "name", "language", "password", "is_active", "is_staff", "is_superuser")
TRAIL = ("at", "subject", "deed", "field", "before", "after", "by", "by_name", "network")


class PlainAdmin(admin.ModelAdmin[Any]):
    """An administration page whose municipalities stand in Finnish order."""

    list_per_page = 50

    def formfield_for_foreignkey(
        self, db_field: "models.ForeignKey[Any, Any]", request: HttpRequest, **kwargs: Any
    ) -> ModelChoiceField[Any] | None:
        """Return the field; å, ä and ö come last among municipalities."""
        if db_field.remote_field.model is Municipality:
            kwargs["queryset"] = Municipality.objects.in_order()
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


@admin.register(Municipality)
class MunicipalityAdmin(PlainAdmin):
    """Names and case forms; the shipped table can be imported again over them."""

    fields = (
        "code", "name", "name_sv", "genitive", "locative", "destination", "language_status", "region_code",
        "region_iso", "region_name", "region_name_sv", "note", "valid_until",
    )  # fmt: skip
    list_display = ("name", "genitive", "locative", "destination", "region_name", "language_status")
    list_filter = ("region_name", "language_status")
    search_fields = ("name", "name_sv", "code")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """The code is the key: once given it stays."""
        return ("code",) if obj else ()


@admin.register(Network)
class NetworkAdmin(PlainAdmin):
    """A coordinating body: its letterhead and colours."""

    fields = (
        "slug", *NAMES, "project", "region_code", *ADDRESS, "phone", "email", "website", "business_id",
        "signer_name", "signer_title", "colour_dark", "colour_light", "window_left_mm", "window_top_mm",
        "post_is_paused", "post_per_hour", "is_example",
    )  # fmt: skip
    list_display = ("name", "slug", "region_code", "is_example")
    prepopulated_fields = {"slug": ("name",)}


@admin.register(EthicsText)
class EthicsTextAdmin(PlainAdmin):
    """A network's ethics of digital support. A new wording is a new version, so that old consents keep their text."""

    fields = ("network", "version", "text", "text_sv", "text_en", "made_at")
    readonly_fields = ("made_at",)
    list_display = ("network", "version", "made_at")
    list_filter = ("network",)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What somebody has agreed to is not rewritten."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nor removed."""
        return False


@admin.register(CalendarDay)
class CalendarDayAdmin(PlainAdmin):
    """Elections, school breaks and seasons that deserve a warning."""

    fields = ("network", "kind", *NAMES, "first_day", "last_day", "note")
    list_display = ("name", "kind", "first_day", "last_day", "network")
    list_filter = ("kind", "network")
    date_hierarchy = "first_day"


class OpeningHoursInline(admin.TabularInline[OpeningHours, Venue]):
    """Staffed hours of a venue."""

    model = OpeningHours
    fields = ("weekday", "opens", "closes", "valid_from", "valid_until")
    extra = 0


class ClosureInline(admin.TabularInline[Closure, Venue]):
    """Days when a venue is closed."""

    model = Closure
    fields = ("first_day", "last_day", "reason")
    extra = 0


@admin.register(Venue)
class VenueAdmin(PlainAdmin):
    """A place with its case forms, staffed hours and closures."""

    fields = (
        "network", "municipality", "kind", "name", "genitive", "locative", "destination", "name_sv", "locative_sv",
        "name_en", "locative_en", "room", *ADDRESS, "phone", "email", "lead_time_days", "step_free", "induction_loop",
        "accessible_toilet", "tables", "sockets", "screens", "has_wifi", "note",
    )  # fmt: skip
    list_display = ("name", "locative", "municipality", "network")
    list_filter = ("network", "kind")
    list_select_related = ("municipality", "network")
    search_fields = ("name",)
    inlines = (OpeningHoursInline, ClosureInline)


class ContactInline(admin.TabularInline[Contact, Organisation]):
    """Whom letters are addressed to."""

    model = Contact
    fields = ("name", "title", "email", "phone", "is_primary")
    extra = 0


@admin.register(Organisation)
class OrganisationAdmin(PlainAdmin):
    """A partner and its contact persons."""

    fields = (
        "network", "slug", *NAMES, "kind", "municipality", "business_id", *ADDRESS, "language", "no_invitations",
        "note",
    )  # fmt: skip
    list_display = ("name", "kind", "municipality", "network")
    list_filter = ("network", "kind")
    list_select_related = ("municipality", "network")
    search_fields = ("name",)
    prepopulated_fields = {"slug": ("name",)}
    inlines = (ContactInline,)


class MembershipInline(admin.TabularInline[Membership, User]):
    """What a user may do, where and until when."""

    model = Membership
    fields = ("network", "role", "venue", "starts_on", "ends_on")
    extra = 0


class NewUserForm(AdminUserCreationForm):
    """A new sign-in: an address, a name and, unless codes by e-mail are enough, a password."""

    class Meta:
        model = User
        fields = ("email", "name")

    def clean_email(self) -> str:
        """Return the address in lower case, as it is kept."""
        return self.cleaned_data["email"].lower()


@admin.register(User)
class PersonAdmin(UserAdmin):
    """Somebody with a sign-in, and the networks they work in."""

    add_form = NewUserForm
    fieldsets = ((None, {"fields": PERSON}),)
    add_fieldsets = ((None, {"fields": ("email", "name", "usable_password", "password1", "password2")}),)
    list_display = ("email", "name", "is_active", "is_staff", "last_login")
    list_filter = ("is_active", "is_staff", "memberships__network", "memberships__role")
    search_fields = ("email", "name")
    ordering = ("email",)
    filter_horizontal = ()
    inlines = (MembershipInline,)


@admin.register(Change)
class ChangeAdmin(PlainAdmin):
    """The trail, to be read only."""

    fields = readonly_fields = TRAIL
    list_display = ("at", "subject", "deed", "field", "by_name")
    list_filter = ("network", "deed")
    search_fields = ("subject", "by_name")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Nobody writes the trail by hand."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody rewrites it either."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nor removes from it."""
        return False
