"""What are visitors asked afterwards, on paper and on the web? This is the one home of the questions.

At most five, answered without a name (Finnish school grades run from 4 to 10).
"""

from dataclasses import dataclass
from enum import Enum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

LOWEST_GRADE, HIGHEST_GRADE = 4, 10


class Answering(Enum):
    """How a question is answered: one of its choices, several of them, a grade, or in words."""

    ONE = "one"
    SEVERAL = "several"
    GRADE = "grade"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to tick. `value` is what is stored; `asks_more` leaves room for a word of one's own."""

    value: str
    text: str | Promise
    asks_more: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """One question: `key` is what its answer is stored under, `plain` asks the same in plain language."""

    key: str
    text: str | Promise
    plain: str | Promise
    answering: Answering
    choices: tuple[Choice, ...] = ()
    note: str | Promise = ""

    def asked(self, variant: str = "") -> str:
        """Return the question in the words of a variant of documents."""
        return str(self.plain if variant == "plain" else self.text)


GRADES = tuple(Choice(str(grade), str(grade)) for grade in range(LOWEST_GRADE, HIGHEST_GRADE + 1))
QUESTIONS = (
    Question(
        "helped",
        _("Did you get help?"),
        _("Did you get help?"),
        Answering.ONE,
        (
            Choice("yes", _("Yes")),
            Choice("partly", pgettext_lazy("got help", "Partly")),
            Choice("no", _("No")),
        ),
    ),
    Question(
        "source",
        _("Where did you hear about the event?"),
        _("Who or what told you about the event?"),
        Answering.SEVERAL,
        (
            Choice("poster", _("Poster")),
            Choice("newspaper", pgettext_lazy("where one heard of it", "Newspaper")),
            Choice("facebook", _("Facebook")),
            Choice("library", _("Library")),
            Choice("friend", pgettext_lazy("where one heard of it", "A friend")),
            Choice("municipality", pgettext_lazy("where one heard of it", "The municipality's website")),
            Choice("other", _("Other"), asks_more=True),
        ),
        _("You can tick several."),
    ),
    Question(
        "grade",
        _("Which school grade do you give the event?"),
        _("Give the event a grade."),
        Answering.GRADE,
        GRADES,
        _("4 is the lowest and 10 the best."),
    ),
    Question(
        "again",
        _("Would you come again?"),
        _("Would you come again?"),
        Answering.ONE,
        (
            Choice("yes", _("Yes")),
            Choice("maybe", pgettext_lazy("would come again", "Perhaps")),
            Choice("no", _("No")),
        ),
    ),
    Question(
        "comment",
        _("What would you like to tell us?"),
        _("Write here what you want to tell us."),
        Answering.WORDS,
        note=_("Do not write your name or personal details."),
    ),
)
