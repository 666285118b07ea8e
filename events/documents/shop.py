"""What does a file for a print shop have, and what has it not?"""


def limits() -> list[str]:
    """Return it as sentences."""
    return []
