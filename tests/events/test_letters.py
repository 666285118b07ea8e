"""Do letters say what a coordinator would write, whole in each language, and nothing of another partner?"""

import re
from dataclasses import replace
from datetime import date, time

import pytest

from events import letter_words, letters
from events.choices import LetterKind, StandState
from events.models import Event, LetterTemplate, Stand
from events.placeholders import has_link, of_kind, unknown
from events.plan_choices import ReminderKind
from partners.models import Contact, Membership, Organisation
from tests import letter_world, world

OF_FIXED = {
    "about",
    "agenda",
    "answer",
    "answerer",
    "arrival",
    "changes",
    "date",
    "deadline",
    "deadline_short",
    "due",
    "due_short",
    "event_named",
    "host",
    "lead",
    "meeting",
    "meeting_day",
    "meeting_link",
    "meeting_place",
    "meeting_time",
    "meeting_title",
    "news",
    "news_title",
    "old_links",
    "options",
    "poll_note",
    "power",
    "reason",
    "reply_by",
    "request_note",
    "room_needs",
    "room_time",
    "task",
    "test_call",
    "timetable",
    "way",
    "week",
    "wifi",
}  # filled in by the code that writes them
TODAY = date(2027, 1, 13)
HOSTILE = [
    "https://evil.example/klikkaa",
    "<b onmouseover=alert(1)>Kela</b>",
    "[Kela](https://evil.example)",
    "{{ 7*7 }} {% now %} {event} {answer_link}",
    '=HYPERLINK("https://evil.example")',
    "Pitkä " + "nimi " * 22,
    "🙂👩‍👩‍👧 perhe",
    "קלה בנק",
]


def scene(of: letter_world.Asked, today: date = TODAY) -> letters.Scene:
    event = Event.objects.with_places().select_related("created_by").get(pk=of.event.pk)
    return letters.scene_of(event, today)


@pytest.mark.parametrize("kind", list(letter_words.shipped()))
@pytest.mark.parametrize("language", letter_words.LANGUAGES)
def test_shipped_words_are_complete_and_lead_somewhere(kind: str, language: str) -> None:
    words = letter_words.shipped()[kind][language]
    needs_no_link = ("cancellation", "thanks", "offer", "called_off", "meeting_cancelled")
    assert words.title and has_link(words.text) == (kind not in needs_no_link) and not has_link(words.title)
    assert set(unknown(f"{words.title} {words.text}", of_kind(kind))) <= OF_FIXED
    assert set(letter_words.shipped()) == {*LetterKind.values, *ReminderKind.values}


@pytest.mark.django_db
def test_the_invitation_reads_as_a_coordinator_writes() -> None:
    asked = letter_world.asked()
    letter = letters.invitation(scene(asked), asked.of("fi"))
    plain = letter.text.replace("\u00a0", " ")
    assert letter.title.replace("\u00a0", " ") == (
        "Kutsu: digitukitalkoot Kajaanin kaupunginkirjastossa ke 10.3.2027 – vahvistus 12.2. mennessä"
    )
    assert plain.startswith(
        "Hei Kaisa,\n\nKutsumme teidät mukaan.\n\nAika: ke 10.3.2027 klo 14–18 (pystytys klo 13 alkaen)\n"
    )
    assert "Suunnittelukokous: ke 10.2.2027 klo 13–14\n" in plain
    assert "Vahvistattehan osallistumisenne 12.2.2027 mennessä:\n{answer_link}\n" in plain
    assert plain.endswith("Jos ette halua jatkossa kutsuja, vastatkaa tähän viestiin.")
    assert plain.count("{answer_link}") == 1
    assert letter.missing == ()
    assert (letter.to_name, letter.to_email, letter.language) == (
        "Kaisa Kursseja",
        "fi@partner.example.org",
        "fi",
    )


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "greeting"), [("sv", "Hej Kerstin!"), ("en", "Hello Kate,")])
def test_other_languages_are_whole(language: str, greeting: str) -> None:
    asked = letter_world.asked()
    Stand.objects.filter(pk=asked.of(language).pk).update(state=StandState.UNSURE)
    for letter in every_letter(scene(asked), asked.of(language)):
        assert letter.text.startswith(greeting)
        assert not re.search(
            r"[Tt]alkoot|Kutsu|klo|mennessä|Kajaanissa|Aika:|Paikka:", f"{letter.title}\n{letter.text}"
        )
        assert letter.missing == ()


def every_letter(of: letters.Scene, stand: Stand) -> list:
    """Every letter to a stand, in its language."""
    return [
        letters.invitation(of, stand),
        letters.reminder(of, stand, invited_on=date(2027, 1, 1)),
        letters.unsure_reminder(of, stand, answered_on=date(2027, 1, 5)),
        letters.receipt(of, stand, {"answer": "+", "changes": "a: b", "answerer": "Xx Yy"}),
        letters.new_link(of, stand, version=1),
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("name", HOSTILE)
def test_names_are_only_text(name: str) -> None:
    asked = letter_world.asked()
    stand = asked.of("fi")
    kept = name[:120]
    Organisation.objects.filter(pk=stand.organisation_id).update(name=kept)
    Contact.objects.filter(organisation=stand.organisation_id).update(name=kept)
    Event.objects.filter(pk=asked.event.pk).update(title=kept)
    stand = Stand.objects.get(pk=stand.pk)
    for letter in every_letter(scene(asked), stand):
        assert letter.text.count("{answer_link}") == 1, "a fact cannot add a link"
        assert "\n" not in letter.title and "\r" not in letter.title + letter.to_name
        assert len(letter.title) <= 200 and len(letter.to_name) <= 120
        assert "49" not in letter.text
    told = letters.reminder(scene(asked), stand, invited_on=None).text.replace("\u2060", "")
    assert f"Tapahtuma: {' '.join(kept.split())}\n" in told


@pytest.mark.django_db
def test_line_ends_in_a_name_add_nothing() -> None:
    asked = letter_world.asked()
    stand = asked.of("fi")
    Contact.objects.filter(organisation=stand.organisation_id).update(name="Kaisa\r\nBcc: kaikki@example.org")
    letter = letters.invitation(scene(asked), Stand.objects.get(pk=stand.pk))
    assert letter.to_name == "Kaisa Bcc: kaikki@example.org"
    assert letter.text.startswith("Hei Kaisa,\n\nKutsumme")


@pytest.mark.django_db
def test_an_office_is_not_greeted_by_its_first_word() -> None:
    asked = letter_world.asked()
    stand = asked.of("fi")
    Contact.objects.filter(organisation=stand.organisation_id).update(name="Kirjaamo")
    assert letters.invitation(scene(asked), Stand.objects.get(pk=stand.pk)).text.startswith("Hei,\n")


@pytest.mark.django_db
def test_mail_goes_to_the_first_contact_with_an_address() -> None:
    asked = letter_world.asked()
    stand = asked.of("nobody")
    world.contact(stand.organisation, "Paavo Päällikkö", email="")
    world.contact(stand.organisation, "Sari Sihteeri", email="sari@example.org", is_primary=False)
    letter = letters.invitation(scene(asked), Stand.objects.get(pk=stand.pk))
    assert (letter.to_name, letter.to_email) == ("Sari Sihteeri", "sari@example.org")


@pytest.mark.django_db
def test_no_letter_tells_of_another_partner() -> None:
    asked = letter_world.asked()
    others = ["Kumppani sv", "Kumppani en", "OP-Kainuu", "Kerstin", "Kate", "sv@partner", "en@partner"]
    assert "Kumppani sv" in {stand.organisation.name for stand in asked.stands.values()}
    for letter in [*every_letter(scene(asked), asked.of("fi")), letters.library_link(scene(asked))]:
        assert not [
            word
            for word in others
            if word in f"{letter.title} {letter.text} {letter.to_name} {letter.to_email}"
        ]


@pytest.mark.django_db
def test_missing_facts_are_named_and_leave_no_holes() -> None:
    asked = letter_world.asked(day=None, opens=None, closes=None, answer_by=None, venue=None)
    letter = letters.invitation(scene(asked), asked.of("nobody"))
    assert {"day", "time", "place", "answer_by", "answer_by_short", "contact_name"} <= set(letter.missing)
    assert letter.title == "Kutsu: digitukitalkoot Kajaanissa"
    assert "Aika:" not in letter.text and "Paikka:" not in letter.text
    assert "Vahvistattehan osallistumisenne:\n{answer_link}" in letter.text


@pytest.mark.django_db
def test_after_the_answer_day_answers_are_asked_for_soon() -> None:
    asked = letter_world.asked()
    letter = letters.reminder(scene(asked, date(2027, 2, 13)), asked.of("fi"), invited_on=TODAY)
    assert letter.title.endswith("– vahvistus mahdollisimman pian")
    assert "12.2.2027" not in letter.text


@pytest.mark.django_db
def test_replies_go_to_who_made_the_event_while_that_person_coordinates() -> None:
    asked = letter_world.asked()
    mine = scene(asked)
    assert (mine.reply_name, mine.reply_email) == ("Eeva Esimerkki", "eeva.esimerkki@example.org")
    Membership.objects.filter(user=asked.story.eeva).delete()
    assert scene(asked).reply_email == "kainuu@example.org"


@pytest.mark.django_db
def test_own_words_stand_before_the_shipped_ones_and_other_languages_keep_theirs() -> None:
    asked = letter_world.asked()
    LetterTemplate.objects.create(
        network=asked.story.kainuu, kind="invitation", title="Oma", text="Tulkaa: {answer_link}"
    )
    LetterTemplate.objects.create(
        network=asked.story.oulu, kind="reminder", title="Vieras", text="{answer_link}"
    )
    assert letters.invitation(scene(asked), asked.of("fi")).title == "Oma"
    assert letters.invitation(scene(asked), asked.of("sv")).title.startswith("Inbjudan: digitalko")
    assert letters.reminder(scene(asked), asked.of("fi"), invited_on=None).title.startswith("Muistutus: ")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("facts", "changes"),
    [({"day": date(2027, 3, 11)}, True), ({"opens": time(13)}, True), ({"title": "Muu"}, True),
     ({"theme": "almanakka"}, False), ({"description": "Muu"}, False)],
)  # fmt: skip
def test_the_digest_changes_with_what_is_told(facts: dict, changes: bool) -> None:
    asked = letter_world.asked()
    before = letters.invitation(scene(asked), asked.of("fi")).facts_digest
    Event.objects.filter(pk=asked.event.pk).update(**facts)
    assert (letters.invitation(scene(asked), asked.of("fi")).facts_digest != before) is changes


@pytest.mark.django_db
def test_the_digest_does_not_change_with_who_signs_nor_with_the_day_of_reading() -> None:
    asked = letter_world.asked()
    before = letters.invitation(scene(asked), asked.of("fi"))
    asked.story.kainuu.signer_name = "Sari Sijainen"
    asked.story.kainuu.save()
    after = letters.invitation(scene(asked, date(2027, 2, 20)), asked.of("fi"))
    assert "Sari Sijainen" in after.text
    assert after.facts_digest == before.facts_digest


@pytest.mark.django_db
def test_letters_are_written_in_few_queries(django_assert_max_num_queries) -> None:
    asked = letter_world.asked()
    with django_assert_max_num_queries(12):
        scene(asked)


@pytest.mark.django_db
def test_enclosures_are_the_letter_and_calendars_of_one_recipient() -> None:
    asked = letter_world.asked()
    link = "https://talkoot.example.org/k/abc/"
    of = scene(asked)
    found = letters.enclosures("invitation", of, asked.of("sv"), link, "sv@partner.example.org")
    assert [(one.name, one.content_type) for one in found] == [
        ("kutsukirje-kajaani-kumppani-sv-sv.pdf", "application/pdf"),
        ("kutsu.ics", "text/calendar; charset=utf-8; method=REQUEST"),
        ("suunnittelukokous-1.ics", "application/ics"),
    ]
    calendars = b"".join(one.content for one in found[1:])
    assert (
        calendars.count(b"ATTENDEE") == 2
        and b"fi@partner" not in calendars
        and link.encode() not in calendars
    )
    assert letters.enclosures("reminder", of, asked.of("sv"), link, "sv@partner.example.org") == ()
    assert len(letters.enclosures("invitation", replace(of), asked.of("nobody"), link, "")) == 1
