"""Which texts does an event have in every language?"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from partners.models.fields import Line, Prose


class EventWords(models.Model):
    """The texts of the record: Finnish, then Swedish, English and Northern Sámi."""

    kind_name = Line(_("name of this sort of event"), max_length=60)
    kind_name_sv = Line(_("name of this sort of event in Swedish"), max_length=60, blank=True)
    kind_name_en = Line(_("name of this sort of event in English"), max_length=60, blank=True)
    kind_name_se = Line(_("name of this sort of event in Northern Sámi"), max_length=60, blank=True)
    title = Line(_("title"))
    title_sv = Line(_("title in Swedish"), blank=True)
    title_en = Line(_("title in English"), blank=True)
    title_se = Line(_("title in Northern Sámi"), blank=True)
    what_you_get = Line(_("what you get"))
    what_you_get_sv = Line(_("what you get, in Swedish"), blank=True)
    what_you_get_en = Line(_("what you get, in English"), blank=True)
    what_you_get_se = Line(_("what you get, in Northern Sámi"), blank=True)
    summary = Line(_("summary"), max_length=160, blank=True)
    summary_sv = Line(_("summary in Swedish"), max_length=160, blank=True)
    summary_en = Line(_("summary in English"), max_length=160, blank=True)
    summary_se = Line(_("summary in Northern Sámi"), max_length=160, blank=True)
    description = Prose(_("description"))
    description_sv = Prose(_("description in Swedish"))
    description_en = Prose(_("description in English"))
    description_se = Prose(_("description in Northern Sámi"))
    audience = Line(_("audience"), max_length=200, blank=True)
    audience_sv = Line(_("audience in Swedish"), max_length=200, blank=True)
    audience_en = Line(_("audience in English"), max_length=200, blank=True)
    audience_se = Line(_("audience in Northern Sámi"), max_length=200, blank=True)
    free = Line(_("free of charge, no registration"), max_length=160, blank=True)
    free_sv = Line(_("free of charge, in Swedish"), max_length=160, blank=True)
    free_en = Line(_("free of charge, in English"), max_length=160, blank=True)
    free_se = Line(_("free of charge, in Northern Sámi"), max_length=160, blank=True)
    bring = Prose(_("what to bring"), max_length=400)
    bring_sv = Prose(_("what to bring, in Swedish"), max_length=400)
    bring_en = Prose(_("what to bring, in English"), max_length=400)
    bring_se = Prose(_("what to bring, in Northern Sámi"), max_length=400)
    room = Line(_("room"), max_length=60, blank=True)
    room_sv = Line(_("room in Swedish"), max_length=60, blank=True)
    room_en = Line(_("room in English"), max_length=60, blank=True)
    room_se = Line(_("room in Northern Sámi"), max_length=60, blank=True)
    access_note = Line(_("other accessibility facts"), max_length=200, blank=True)
    access_note_sv = Line(_("other accessibility facts in Swedish"), max_length=200, blank=True)
    access_note_en = Line(_("other accessibility facts in English"), max_length=200, blank=True)
    access_note_se = Line(_("other accessibility facts in Northern Sámi"), max_length=200, blank=True)

    class Meta:
        abstract = True
