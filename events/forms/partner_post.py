"""How is it typed where, when and to how many a partner has told of the event?"""

from datetime import timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from ..models import Event, PartnerPost, Stand
from ..plan_choices import CHANNELS_OF_PARTNERS
from .fields import DayField

FACTS = ("channel", "place", "published_on", "reach", "link")
OLDEST = timedelta(days=730)
MOST_REACHED = 6_000_000  # nobody reaches more people than live in Finland


class PartnerPostForm(forms.ModelForm):
    """One thing published. Only the channel and the day are needed.

    No channel is chosen beforehand: a mail scanner that presses every button as it is shown must publish nothing.
    """

    published_on = DayField(label=_("When"))
    reach = forms.IntegerField(
        label=_("How many saw it, if you know"), min_value=0, max_value=MOST_REACHED, required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "w-number", "autocomplete": "off"}),
    )  # fmt: skip
    link = forms.URLField(
        label=_("Link to it"), required=False, max_length=400, assume_scheme="https",
        widget=forms.URLInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip

    class Meta:
        model = PartnerPost
        fields = FACTS
        labels = {"channel": _("Through which channel"), "place": _("Where")}
        help_texts = {"place": _("For example: our Facebook page, the branch's window, a letter to members.")}

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        channels: Any = self.fields["channel"]
        channels.choices = [(channel.value, channel.label) for channel in CHANNELS_OF_PARTNERS]
        if not self.instance.pk:
            channels.choices = [("", _("Choose")), *channels.choices]
            self.initial.update({"published_on": localdate(), "channel": ""})
        for field in self.fields.values():
            field.widget.attrs.pop("maxlength", None)

    def clean_published_on(self) -> Any:
        """Refuse a day that is still to come, and one that must be a slip of the finger."""
        day = self.cleaned_data["published_on"]
        if day and day > localdate():
            raise ValidationError(_("That day is still to come. Tick it when it has been published."))
        if day and day < localdate() - OLDEST:
            raise ValidationError(_("Check the year."))
        return day

    def values(self) -> dict[str, Any]:
        """Return the valid facts by the names of the row."""
        return {name: self.cleaned_data[name] for name in FACTS}


class RemovalForm(forms.Form):
    """A tick that a mail scanner, which presses every button it finds, does not set."""

    sure = forms.BooleanField(
        label=_("Yes, it was not published after all"),
        error_messages={"required": _("Tick the box if you want to take it away.")},
    )


class NotedPostForm(PartnerPostForm):
    """The same, noted by the coordinator for one of the partners."""

    stand = forms.ModelChoiceField(queryset=Stand.objects.none(), label=_("Partner"), empty_label=_("Choose"))

    def __init__(self, *arguments: Any, event: Event, **options: Any) -> None:
        super().__init__(*arguments, **options)
        stands: Any = self.fields["stand"]
        stands.queryset = event.stands.in_order()
        stands.label_from_instance = lambda stand: str(stand.organisation)
        self.order_fields(("stand", *FACTS))
