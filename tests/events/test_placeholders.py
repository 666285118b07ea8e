"""Are places put into stored texts without anything typed being run?"""

from events.placeholders import fill, fill_letter, fill_title, harmless, has_link, one_line, unknown

WORDS = {"venue_locative": "Sotkamon kirjastossa", "municipality": "Sotkamo"}


def test_fill_puts_a_stored_form_in_place() -> None:
    assert fill("Digitukitalkoot {venue_locative}", WORDS) == "Digitukitalkoot Sotkamon kirjastossa"


def test_fill_starts_with_a_capital_when_the_first_word_is_replaced() -> None:
    assert fill("{venue_locative} saa apua", {"venue_locative": "kylätalolla"}) == "Kylätalolla saa apua"


def test_fill_leaves_what_it_does_not_know() -> None:
    hostile = "{unknown} {{ 7*7 }} {0.__class__} %s ${x}"
    assert fill(hostile, WORDS) == hostile


def test_unknown_names_what_the_fixed_set_lacks() -> None:
    assert unknown("{venue} {secret} {municipality_genitive}") == ["secret"]


FACTS = {
    "greeting": "Hei Kaisa,",
    "event": "Talkoot",
    "place": "",
    "day": "ke 10.3.2027",
    "answer_by_short": "",
}


def test_a_line_whose_facts_are_unknown_is_left_out() -> None:
    filled = fill_letter("{greeting}\n\nAika: {day}\nPaikka: {place}\n\n{public_page}\n\nTerveisin", FACTS)
    assert filled.text == "Hei Kaisa,\n\nAika: ke 10.3.2027\n\nTerveisin"


def test_what_is_missing_is_named_and_what_is_optional_is_not() -> None:
    filled = fill_letter("{greeting} {place} {public_page} {place} {answer_by_short}", FACTS)
    assert filled.missing == ("place", "answer_by_short")


def test_an_unknown_fact_leaves_no_hole_in_a_line() -> None:
    assert (
        fill_letter("Vastaattehan {answer_by_short} , {greeting}", FACTS).text == "Vastaattehan, Hei Kaisa,"
    )


def test_a_piece_of_the_subject_line_whose_facts_are_unknown_is_left_out() -> None:
    assert (
        fill_title("Kutsu: {event} {day} – vahvistus {answer_by_short}", FACTS).text
        == "Kutsu: Talkoot ke 10.3.2027"
    )


def test_the_subject_line_stays_one_line_of_limited_length() -> None:
    title = fill_title("Kutsu {event}", {"event": "a\r\nBcc: kaikki@example.org " + "x" * 300}).text
    assert len(title) == 200
    assert "\n" not in title and "\r" not in title


def test_the_personal_link_stays_and_a_fact_cannot_pose_as_one() -> None:
    values = {"greeting": harmless("{answer_link} {event}"), "event": "Talkoot"}
    filled = fill_letter("{greeting}\n{answer_link}", values)
    assert filled.text.count("{answer_link}") == 1
    assert "{event}" in filled.text, "facts are not filled a second time"
    assert has_link("{answer_link}") and not has_link(values["greeting"])


def test_facts_lose_controls_and_line_ends() -> None:
    assert one_line("a\r\nb\x00c\u202ed\t e") == "a bcd e"
    assert harmless("a\r\nb\x07") == "a\nb"


def test_data_words_are_the_facts_of_the_text_line_by_line() -> None:
    values = {"greeting": "Hei,", "signature": "Eeva\nKainuun digituki"}
    assert fill_letter("{greeting}\nOlemme täällä.\n{signature}", values).data_words == (
        "Hei,",
        "Eeva",
        "Kainuun digituki",
    )
