"""What do people type about a published operating model: a question, its answer, a note with an improvement?"""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from partners.models import Network, User
from partners.models.fields import no_control_characters, no_personal_identity_code

from ..models import ConceptOffer, ConceptQuestion

CLEAN = [no_control_characters, no_personal_identity_code]


class QuestionForm(forms.ModelForm[ConceptQuestion]):
    """A reader's question. `website` is seen by machines alone; whoever fills it in is one."""

    website = forms.CharField(label=_("Leave this empty"), required=False, max_length=200)

    class Meta:
        model = ConceptQuestion
        fields = ["question", "name", "email"]
        labels = {"question": _("Your question"), "name": _("Your name"), "email": _("Your e-mail address")}
        help_texts = {
            "question": _("The question and its answer are shown on this page when it is answered."),
            "name": _("Not needed. It is shown with the question."),
            "email": _("Not needed and never shown. The answer is sent to it too."),
        }
        widgets = {
            "question": forms.Textarea(attrs={"rows": 4}),
            "name": forms.TextInput(attrs={"autocomplete": "name"}),
            "email": forms.EmailInput(attrs={"autocomplete": "email"}),
        }
        error_messages = {
            "question": {"required": _("Write your question.")},
            "email": {"invalid": _("Write the address in this way: name@example.org.")},
        }

    def __init__(self, *arguments: object, **options: object) -> None:
        super().__init__(*arguments, **options)  # type: ignore[arg-type]
        self.fields["question"].required = True
        self.fields["website"].widget.attrs |= {"autocomplete": "off", "tabindex": "-1"}

    @property
    def is_machine(self) -> bool:
        """Tell whether the field was filled in that no person sees."""
        return bool(self.cleaned_data.get("website"))


class AnswerForm(forms.ModelForm[ConceptQuestion]):
    """The owner's answer; saving it shows question and answer to everybody."""

    class Meta:
        model = ConceptQuestion
        fields = ["answer"]
        labels = {"answer": _("Answer")}
        widgets = {"answer": forms.Textarea(attrs={"rows": 4})}
        error_messages = {"answer": {"required": _("Write the answer.")}}

    def __init__(self, *arguments: object, **options: object) -> None:
        super().__init__(*arguments, **options)  # type: ignore[arg-type]
        self.fields["answer"].required = True


class OfferForm(forms.ModelForm[ConceptOffer]):
    """What is better in one's own version, and why."""

    class Meta:
        model = ConceptOffer
        fields = ["note"]
        labels = {"note": _("What is better and why")}
        help_texts = {"note": _("A sentence or two: what you noticed and how often you have tried it.")}
        widgets = {"note": forms.Textarea(attrs={"rows": 4})}
        error_messages = {"note": {"required": _("Write what is better and why.")}}

    def __init__(self, *arguments: object, **options: object) -> None:
        super().__init__(*arguments, **options)  # type: ignore[arg-type]
        self.fields["note"].required = True


class ForkForm(forms.Form):
    """Into which of one's networks a model is taken; not asked when there is only one."""

    network = forms.ModelChoiceField(
        Network.objects.none(), label=_("Into which network"), widget=forms.RadioSelect, empty_label=None,
        error_messages={"required": _("Choose the network."), "invalid_choice": _("Choose the network.")},
    )  # fmt: skip

    def __init__(self, *arguments: object, user: User, **options: object) -> None:
        super().__init__(*arguments, **options)  # type: ignore[arg-type]
        self.networks = list(Network.objects.managed_by(user))
        field: Any = self.fields["network"]
        field.queryset = Network.objects.managed_by(user)
        if len(self.networks) == 1:
            field.required, field.initial = False, self.networks[0]
            field.widget = forms.HiddenInput()

    def chosen(self) -> Network:
        """Return the chosen network, or the only one."""
        found: Network = self.cleaned_data["network"] or self.networks[0]
        return found
