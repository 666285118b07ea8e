"""Does a coordinator read both sides in words, with what differs marked and what is the same left out?"""

from events.concept_compare import differences
from events.concept_diff import marked, read_differences

UID = "2f1c0f5e-8f0e-4f0a-9d3e-2b1a7c6d5e4f"


def model(**facts):
    task = {"uid": UID, "name": "Kutsu", "offset_days": 56, "channel": "email", "after": None, **facts}
    return {"name": "Talkoot", "tasks": [task], "texts": []}


def lines(mine, theirs, base=None):
    reading = read_differences(differences(mine, theirs, base), mine, theirs)
    return [line for _heading, found in reading.offered for line in found]


def words(pieces):
    return "".join(text for text, _differs in pieces)


def test_days_and_choices_are_told_in_words_and_whole():
    (line,) = lines(model(), model(offset_days=63))
    assert (line.before, line.after) == ([("8 viikkoa ennen", False)], [("9 viikkoa ennen", False)])
    (line,) = lines(model(), model(channel="phone"))
    assert (line.title, words(line.before), words(line.after)) == ("Kutsu", "Sähköposti", "Puhelin")


def test_words_that_differ_are_marked():
    old, new = marked("Lähetä kutsu ajoissa", "Lähetä kirje ajoissa")
    assert [text for text, differs in old if differs] == ["kutsu"]
    assert [text for text, differs in new if differs] == ["kirje"]
    assert words(new) == "Lähetä kirje ajoissa"


def test_texts_without_a_common_word_are_told_whole():
    assert marked("Yksi", "Kaksi") == ([("Yksi", False)], [("Kaksi", False)])


def test_long_agendas_show_the_lines_around_a_change():
    agenda = [f"Kohta {number}" for number in range(20)]
    changed = [*agenda[:10], "Kohta kymmenen", *agenda[11:]]
    old, new = (words(side) for side in marked("\n".join(agenda), "\n".join(changed)))
    assert "…" in new and "Kohta kymmenen" in new and "Kohta 9" in new and "Kohta 3" not in new
    assert "Kohta 10" in old


def test_both_sides_changed_is_not_ticked_and_my_own_is_apart():
    base, mine, theirs = model(), model(name="Kutsukirje"), model(name="Kutsu ja linkki", offset_days=63)
    reading = read_differences(differences(mine, theirs, base), mine, theirs)
    assert [line.is_ticked for _heading, found in reading.both for line in found] == [False]
    assert [line.is_ticked for _heading, found in reading.theirs for line in found] == [True]
    reading = read_differences(differences(mine, base, base), mine, base)
    assert reading.offered == [] and len(reading.own) == 1


def test_a_removed_row_says_whose_deed_it_was():
    empty = {"name": "Talkoot", "tasks": [], "texts": []}
    assert [line.what for line in lines(model(), empty, model())] == ["Poistettu"]
    own = read_differences(differences(model(), empty, empty), model(), empty).own
    assert own[0][1][0].what == "Oma rivinne"
