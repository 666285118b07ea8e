"""Do parts take words only, keep to their arguments and escape what people typed?"""

import pytest
from django import forms
from django.template import Context, Template, TemplateDoesNotExist, TemplateSyntaxError
from django.utils.translation import override

from partners.templatetags.parts import anchor, count_word, errors_title, named, shape


class Answer(forms.Form):
    """One field of every shape."""

    topic = forms.CharField(
        label="Aihe", help_text="Näkyy julisteessa.", widget=forms.TextInput({"placeholder": "Esim. pankki"})
    )
    coming = forms.ChoiceField(
        label="Pääsettekö mukaan?", choices=[("yes", "Kyllä"), ("no", "Ei")], widget=forms.RadioSelect
    )
    read = forms.BooleanField(label="Olemme lukeneet ohjeen")


def drawn(source: str, **context: object) -> str:
    """A piece of template as HTML."""
    return Template(source).render(Context(context))


def test_a_part_sees_its_arguments_and_nothing_else_of_the_page():
    source = '{% part "notice" kind="warn" %}<p>inside {{ title }}</p>{% endpart %}'
    html = drawn(source, title="Title of the page", text="Text of the page")
    assert "inside Title of the page" in html
    assert html.count("Title of the page") == 1
    assert "Text of the page" not in html


def test_a_part_escapes_its_arguments_and_keeps_the_markup_of_its_slot():
    html = drawn(
        '{% part "notice" title=title %}<em>{{ title }}</em>{% endpart %}', title="<script>alert(1)</script>"
    )
    assert "<em>" in html
    assert "<script>" not in html
    assert html.count("&lt;script&gt;") == 2


def test_a_slot_of_white_space_is_empty():
    assert "page-head__do" in drawn('{% part "page_head" title="A" %} x {% endpart %}')
    assert "page-head__do" not in drawn('{% part "page_head" title="A" %}\n  {% endpart %}')


def test_a_part_that_does_not_exist_or_is_called_wrongly_is_an_error():
    with pytest.raises(TemplateDoesNotExist):
        drawn('{% part "no_such_part" %}{% endpart %}')
    with pytest.raises(TemplateSyntaxError):
        Template('{% part "notice" "warn" %}{% endpart %}')
    with pytest.raises(TemplateSyntaxError):
        Template("{% part %}{% endpart %}")


def test_an_icon_is_silent_unless_it_has_words():
    assert 'aria-hidden="true"' in drawn('{% icon "tick" %}')
    assert "visually-hidden" not in drawn('{% icon "tick" %}')
    assert '<span class="visually-hidden">tehty</span>' in drawn('{% icon "tick" "tehty" %}')


def test_numbers_to_ten_are_words_in_finnish():
    with override("fi"):
        assert [count_word(number) for number in (1, 2, 10, 11)] == ["yksi", "kaksi", "kymmenen", "11"]


def test_an_address_without_a_page_is_empty():
    assert drawn('{% address "desk:no_such_page" as url %}[{{ url }}]') == "[]"


def test_a_field_is_drawn_as_label_hint_error_control():
    html = drawn('{% include "parts/field.html" with field=form.topic only %}', form=Answer({"topic": ""}))
    order = [html.index(mark) for mark in ("<label", 'class="hint"', 'class="error"', "<input")]
    assert order == sorted(order)
    assert 'aria-describedby="id_topic_helptext id_topic_error"' in html
    assert 'id="id_topic_helptext"' in html
    assert 'id="id_topic_error"' in html
    assert 'aria-invalid="true"' in html
    assert "placeholder" not in html


def test_a_group_of_choices_is_a_fieldset_that_names_its_error():
    html = drawn('{% include "parts/field.html" with field=form.coming only %}', form=Answer({}))
    assert '<fieldset id="div_id_coming"' in html
    assert "<legend>Pääsettekö mukaan?</legend>" in html
    assert 'aria-describedby="id_coming_error"' in html
    assert html.count('type="radio"') == 2


def test_the_error_summary_leads_to_the_first_thing_that_takes_focus():
    form = Answer({})
    html = drawn('{% include "parts/error_summary.html" with form=form only %}', form=form)
    assert 'href="#id_topic"' in html
    assert 'href="#id_coming_0"' in html
    assert "Pääsettekö mukaan? " in html
    assert "Aihe: " in html
    assert [anchor(field) for field in form] == ["id_topic", "id_coming_0", "id_read"]
    assert [shape(field) for field in form] == ["line", "choices", "tick"]
    assert named(form["read"]) == "Olemme lukeneet ohjeen:"


def test_the_error_summary_counts_in_words():
    with override("fi"):
        assert errors_title(Answer({}), None) == "Korjaa kolme kohtaa"
        assert errors_title(Answer({"coming": "yes", "read": "on"}), "") == "Korjaa yksi kohta"
