"""Which organisation and person of the network does a pasted row mean?"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from .models import Network, Organisation

_COMPANY_FORMS = frozenset(("oy", "oyj", "ab", "ry", "rf", "ky", "tmi", "osk", "sr", "säätiö"))
_NOT_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Person:
    """A contact of a known organisation."""

    pk: int
    name: str
    email: str
    phone: str


@dataclass(frozen=True, slots=True)
class Known:
    """An organisation of the network, as far as a row can be compared with it."""

    pk: int
    name: str
    business_id: str
    no_invitations: bool
    people: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """The known organisation that a row seems to mean; certain by business ID or by the very same name."""

    known: Known
    is_certain: bool


@dataclass(frozen=True, slots=True)
class News:
    """What a row knows about a person that the network does not: a new one, or another phone or address."""

    person: Person | None = None
    phone: str = ""
    email: str = ""
    is_new_person: bool = False

    def __bool__(self) -> bool:
        return self.is_new_person or bool(self.phone or self.email)


@dataclass
class Directory:
    """Known organisations, found by business ID, by name and by a contact's address. Built once for a list."""

    by_business_id: dict[str, Known] = field(default_factory=dict)
    by_name: dict[str, Known] = field(default_factory=dict)
    by_loose_name: dict[str, Known] = field(default_factory=dict)
    by_email: dict[str, Known] = field(default_factory=dict)

    @classmethod
    def of(cls, known: Iterable[Known]) -> "Directory":
        """Return the directory of these organisations; of two with one name the first counts."""
        found = cls()
        for one in known:
            if one.business_id:
                found.by_business_id.setdefault(one.business_id, one)
            found.by_name.setdefault(same_name(one.name), one)
            found.by_loose_name.setdefault(loose_name(one.name), one)
            for person in one.people:
                if person.email:
                    found.by_email.setdefault(person.email.casefold(), one)
        return found

    def match(self, values: Mapping[str, str]) -> Match | None:
        """Return the organisation that a row's values mean, if there is one."""
        name, business_id = values.get("organisation", ""), values.get("business_id", "")
        if business_id and (by_id := self.by_business_id.get(business_id)):
            return Match(by_id, is_certain=True)
        if name and (by_name := self.by_name.get(same_name(name))):
            is_other = bool(business_id and by_name.business_id and business_id != by_name.business_id)
            return Match(by_name, is_certain=not is_other)
        if name and loose_name(name) and (loosely := self.by_loose_name.get(loose_name(name))):
            return Match(loosely, is_certain=False)
        by_email = self.by_email.get(values.get("email", "").casefold())
        return Match(by_email, is_certain=False) if by_email else None


def known_to(network: Network) -> list[Known]:
    """Return a network's organisations with their contacts; two queries however many there are."""
    rows = Organisation.objects.of(network).prefetch_related("contacts").order_by("id")
    return [
        Known(
            row.pk, row.name, row.business_id, row.no_invitations,
            tuple(Person(one.pk, one.name, one.email, one.phone) for one in row.contacts.all()),
        )
        for row in rows
    ]  # fmt: skip


def same_name(name: str) -> str:
    """Return a name without capitals and with single spaces: what may differ in one and the same name."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def loose_name(name: str) -> str:
    """Return a name without accents, signs and company forms: "OP-Kainuu Oy" and "Op kainuu" are near."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    words = _NOT_LETTERS.sub(" ", plain).split()
    return " ".join(word for word in words if word not in _COMPANY_FORMS) or " ".join(words)


def news(known: Known, values: Mapping[str, str]) -> News:
    """Return what a row would add to a known organisation's people."""
    name, email, phone = values.get("contact", ""), values.get("email", ""), values.get("phone", "")
    if not (name or email):
        return News()
    person = _person(known.people, name, email)
    if person is None:
        return News(is_new_person=True)
    return News(
        person,
        phone=phone if phone and digits(phone) != digits(person.phone) else "",
        email=email if email and email.casefold() != person.email.casefold() else "",
    )


def _person(people: Sequence[Person], name: str, email: str) -> Person | None:
    by_email = [one for one in people if email and one.email.casefold() == email.casefold()]
    by_name = [one for one in people if name and loose_name(one.name) == loose_name(name)]
    return next(iter(by_email or by_name), None)


def digits(phone: str) -> str:
    """Return a number's digits, +358 and 0 being the same."""
    plain = re.sub(r"[^0-9+]", "", phone)
    return "0" + plain[4:] if plain.startswith("+358") else plain
