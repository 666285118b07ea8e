"""With which words is it said who may do what at an address? The table itself is in rules_table.py."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

VISITORS = {"visitor", "disabled"}
COORDINATORS = {"coordinator", "admin"}
PLANNERS = COORDINATORS | {"helper"}
SEEING = PLANNERS | {"librarian"}  # also the librarian of the event's venue
ARRANGING = COORDINATORS | {"librarian"}  # those who read who comes with what needs
SIGNED_IN = SEEING | {"stranger", "other_librarian", "expired", "keeper"}
EVERYBODY = SIGNED_IN | VISITORS
KEEPER = {"keeper"}
NOBODY: set[str] = set()
WITH_NETWORK = SIGNED_IN - {"expired", "keeper"}
COORDINATORS_ANYWHERE = COORDINATORS | {"stranger"}
PLANNERS_ANYWHERE = PLANNERS | {"stranger"}

# Which row fills a parameter of an address, and with which of its fields.
FIELDS = {"slug": "slug", "pk": "pk", "organisation": "slug", "network": "slug", "municipality": "code"}


@dataclass(frozen=True)
class Rule:
    """Who gets through with which method. `rows` maps parameters to rows of the cast, `fixed` to plain values."""

    methods: frozenset[str]
    allowed: frozenset[str]
    denied: frozenset[int]
    rows: dict[str, str]
    fixed: dict[str, Any]
    sends: dict[str, Any] = field(default_factory=dict)  # what a press sends
    query: str = ""
    through: frozenset[int] = frozenset()  # answers that mean "let in", where they are not the usual ones
    reads: frozenset[str] = frozenset()  # kinds of marks that a secret link shows to whoever holds it

    def arguments(self, parameters: Collection[str], rows: dict[str, Any]) -> dict[str, Any]:
        """Return arguments for these parameters out of the rows of one network."""
        return {name: self.argument(name, rows) for name in parameters}

    def argument(self, name: str, rows: dict[str, Any]) -> Any:
        """Return the argument for one parameter: a fixed value, or a field of a row."""
        if name in self.fixed:
            return self.fixed[name]
        row = rows[self.rows.get(name, DEFAULT_ROWS.get(name, name))]
        return getattr(row, FIELDS.get(name, "pk"), row) if hasattr(row, "_meta") else row


DEFAULT_ROWS = {"slug": "event"}
LETTER = "?organisation=kumppani-kainuu"
# What the holder of a partner's or a library's link reads; never another partner's people or answers.
OWN_LINK = {"kainuu-event", "kainuu-plan", "kainuu-contact", "kainuu-people"}
ATTENDEE_LINK = {
    "kainuu-event",
    "kainuu-plan",
    "kainuu-contact",
}  # one's own name, and the meeting one is asked to
LIBRARY_LINK = {"kainuu-event", "kainuu-plan", "kainuu-people"}
HOST_LINK = {"kainuu-event", "kainuu-contact"}


def _rule(
    methods: Collection[str], allowed: Collection[str], denied: int | tuple[int, ...], facts: dict[str, Any]
) -> Rule:
    codes = (denied,) if isinstance(denied, int) else denied
    through = frozenset(facts.pop("through", ()))
    sends, query, reads = facts.pop("sends", {}), facts.pop("query", ""), facts.pop("reads", ())
    rows = {name: value for name, value in facts.items() if value in ROWS}
    fixed = {name: value for name, value in facts.items() if value not in ROWS}
    return Rule(
        frozenset(methods),
        frozenset(allowed),
        frozenset(codes),
        rows,
        fixed,
        sends,
        query,
        through,
        frozenset(reads),
    )


ROWS = {
    "event", "published", "network", "organisation", "contact", "venue", "stand", "task", "file", "meeting", "supply",
    "concept", "token", "digest", "stand_token", "revoked_token", "library_token", "revoked_library_token", "message",
    "staged", "mail", "picture", "pack", "letters",
    "series_meeting", "attendee", "attendee_token", "revoked_attendee_token",
    "letter_digest", "public_concept", "copied", "question", "offer", "post",
    "given",
    "host", "host_token", "revoked_host_token",
}  # fmt: skip


def page(allowed: Collection[str], denied: int | tuple[int, ...] = 404, **facts: Any) -> Rule:
    """Return the rule of a page that is only looked at."""
    return _rule({"GET", "HEAD"}, allowed, denied, facts)


def form(allowed: Collection[str], denied: int | tuple[int, ...] = 404, **facts: Any) -> Rule:
    """Return the rule of a page that is looked at and sent."""
    return _rule({"GET", "HEAD", "POST"}, allowed, denied, facts)


def deed(allowed: Collection[str], denied: int | tuple[int, ...] = 404, **facts: Any) -> Rule:
    """Return the rule of an address that is only sent to."""
    return _rule({"POST"}, allowed, denied, facts)


ADMINISTRATION = _rule({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}, KEEPER, (302, 403), {})
