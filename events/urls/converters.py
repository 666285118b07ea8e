"""Which part of an address says that a public page is in another language than Finnish?"""

from django.urls import register_converter

from events.facts import PUBLIC_LANGUAGES


class OtherLanguage:
    """The first part of an address: "sv" or "en". Finnish has no prefix, so that printed addresses stay short."""

    regex = "|".join(code for code in PUBLIC_LANGUAGES if code != "fi")

    def to_python(self, value: str) -> str:
        """Return the language code."""
        return value

    def to_url(self, value: str) -> str:
        """Return the address part; raises ValueError for Finnish, which has an address of its own."""
        if value not in PUBLIC_LANGUAGES or value == "fi":
            raise ValueError(f"no prefix for the language {value}")
        return value


register_converter(OtherLanguage, "language")
