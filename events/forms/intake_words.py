"""What is said about a row of a pasted list: what it asks, what each choice does, and what will happen to it?"""

from collections.abc import Collection
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from partners.intake import BARE, KEEP, NEW, OUT, TOGETHER, UPDATE, Row
from partners.templatetags.parts import count_word


def hint(row: Row) -> str:
    """Return what the portal knows and the row does not say; empty when nothing is asked."""
    if row.question == "no_email":
        return _("There is no e-mail address.")
    if row.question == "twin":
        return _("The name or the address is like that of another row of the list.")
    if row.match is None or not row.question:
        return ""
    known = row.match.known
    if row.question == "unwilling":
        return _("%(name)s has asked not to be invited.") % {"name": known.name}
    person = next((one.name or one.email for one in known.people if one.name or one.email), "")
    if person:
        return _("Your network has %(name)s already, with %(person)s as its contact.") % {
            "name": known.name,
            "person": person,
        }
    return _("Your network has %(name)s already, without a contact.") % {"name": known.name}


def option(row: Row, code: str) -> str:
    """Return what a choice does, as a sentence."""
    if code == UPDATE:
        return " ".join([_("The same partner."), *news_words(row)])
    if code == KEEP and row.question == "unwilling":
        return _("Take it along all the same.")
    if code == TOGETHER:
        return _("The same partner. The rows are joined.")
    return {
        KEEP: _("The same partner. Its facts stay as they are."),
        NEW: _("Another partner. Add it as a new one."),
        BARE: _("Add without an e-mail address. You get the letter to print."),
        OUT: _("Leave this row out."),
    }[code]  # fmt: skip


def news_words(row: Row) -> list[str]:
    """Return what would be added to a known partner."""
    if row.news.is_new_person:
        who = row.values["contact"] or row.values["email"]
        words = (
            _("Add %(name)s; letters go to them.")
            if row.values["email"]
            else _("Add %(name)s as one more contact.")
        )
        return [words % {"name": who}]
    told = []
    for name, value in (("phone", row.news.phone), ("email", row.news.email)):
        before = getattr(row.news.person, name, "") if value else ""
        if value and before:
            words = _("Change the phone number to %(new)s (now %(old)s).") if name == "phone" else (
                _("Change the e-mail address to %(new)s (now %(old)s).")
            )  # fmt: skip
            told.append(words % {"new": value, "old": before})
        elif value:
            words = (
                _("Add the phone number %(new)s.")
                if name == "phone"
                else _("Add the e-mail address %(new)s.")
            )
            told.append(words % {"new": value})
    return told


def outcome(row: Row, is_there: bool) -> tuple[str, bool]:
    """Return what will happen to a row that is in order, and whether something new comes of it."""
    if row.is_out:
        return _("Left out"), False
    if row.same_as is not None:
        return _("The same partner as on row %(line)s") % {"line": row.same_as}, False
    if row.is_known and is_there:
        return _("At this event already"), False
    if row.is_known and row.takes_news:
        return _("In the network, gets new facts"), False
    if row.is_known:
        return _("In the network, does not change"), False
    if not row.values["email"]:
        return _("New, without an e-mail address"), True
    return _("New"), True


def lead(rows: Collection[Row], read: int) -> str:
    """Return the state of the list in sentences."""
    needing, out = sum(row.needs_user for row in rows), sum(row.is_out for row in rows)
    fine = len(rows) - needing - out
    parts = [
        ngettext("We read %(count)s row.", "We read %(count)s rows.", read) % {"count": count_word(read)}
    ]
    fine_words = ngettext("%(count)s is in order.", "%(count)s are in order.", fine)
    if needing and fine:
        needing_words = ngettext("%(count)s needs you,", "%(count)s need you,", needing)
        parts.append(f"{_starting(needing_words, needing)} {fine_words % {'count': count_word(fine)}}")
    elif needing:
        parts.append(_starting(ngettext("%(count)s needs you.", "%(count)s need you.", needing), needing))
    elif fine:
        parts.append(_starting(fine_words, fine))
    if out:
        parts.append(_starting(ngettext("%(count)s is left out.", "%(count)s are left out.", out), out))
    parts.append(_("Nothing has been saved yet."))
    return " ".join(parts)


def _starting(words: str, number: int) -> str:
    """Return words that begin a sentence with their number."""
    return words % {"count": count_word(number).capitalize()}


def told(code: str, facts: dict[str, Any]) -> str:
    """Return one thing that was noticed while reading, as a sentence."""
    count = int(facts.get("count", 0))
    number = {
        "count": count_word(count).capitalize(),
        **{name: facts[name] for name in facts if name != "count"},
    }
    if code == "title":
        return _("The title above the table was skipped: %(text)s.") % facts
    if code == "other_table":
        place = _("on the sheet %(sheet)s") % facts if facts.get("sheet") else _("further down")
        words = _("Another table %(place)s was left out. It begins on row %(line)s: %(text)s.")
        return words % {**facts, "place": place}
    if code == "hidden_columns":
        words = ngettext(
            "%(count)s hidden column was left out: %(text)s. Take it in under Columns if it belongs to the list.",
            "%(count)s hidden columns were left out: %(text)s. Take them in under Columns if they belong to the list.",
            count,
        )
    elif code == "hidden_rows":
        words = ngettext(
            "%(count)s row is hidden in Excel, so it is left out. You can take it in below.",
            "%(count)s rows are hidden in Excel, so they are left out. You can take them in below.",
            count,
        )
    elif code == "identity_codes":
        words = ngettext(
            "%(count)s cell held a personal identity code. It was not read.",
            "%(count)s cells held a personal identity code. They were not read.",
            count,
        )
    else:
        words = ngettext(
            "%(count)s column too many was left out at the right edge.",
            "%(count)s columns too many were left out at the right edge.",
            count,
        )
    return words % number
