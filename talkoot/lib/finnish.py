"""How do Finnish names inflect, and where may a long compound break?"""

from dataclasses import dataclass

SOFT_HYPHEN = "\u00ad"


@dataclass(frozen=True)
class CaseForms:
    """A name's forms: X, X:n, where (missä), whereto (mihin)."""

    nominative: str
    genitive: str
    locative: str
    destination: str


def propose_forms(name: str) -> CaseForms:
    """Case forms by rule, to be shown for correction and stored."""
    return CaseForms(name, name + "n", name + "ssa", name + name[-1:] + "n")


def soft_hyphens(text: str) -> str:
    """The text with soft hyphens at the seams of long compounds."""
    return text.replace("|", SOFT_HYPHEN)


def plural(n: int, one: str, many: str) -> str:
    """A number with its word: "1 kävijä", "2 kävijää"."""
    return f"{n}\u00a0{one if n == 1 else many}"
