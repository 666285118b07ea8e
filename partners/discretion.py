"""How do the secret parts of addresses stay out of logs and error mails?

Three sorts of addresses carry a token: a partner's link, a library's and a planner's own calendar. Every log record is
rewritten before a handler sees it, every line once more when it is formatted, and so is every report of an error.
"""

import logging
import re
from typing import Any

from django.views.debug import ExceptionReporter, SafeExceptionReporterFilter

HIDDEN = "[token]"
_TOKENS = re.compile(
    r"(/k/|/kokous/|/kirjasto/|/etapaikka/|/kalenteri/oma/|%2Fk%2F|%2Fkokous%2F|%2Fkirjasto%2F|%2Fetapaikka%2F)[\w-]{20,}",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"(?<![\w-])[\w-]{43}(?![\w-])"
)  # 32 random bytes as text (RFC 4648, 5), wherever they stand


def hidden(text: str) -> str:
    """Return the text without tokens; addresses keep the part that tells which page it was."""
    return _BARE.sub(HIDDEN, _TOKENS.sub(rf"\g<1>{HIDDEN}", text))


class TokenFilter(logging.Filter):
    """Rewrites a record: its message, its arguments and its traceback."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record through, without tokens."""
        record.msg, record.args = hidden(record.getMessage()), None
        if record.exc_text:
            record.exc_text = hidden(record.exc_text)
        return True


class TokenlessFormatter(logging.Formatter):
    """Formats a record; a traceback may quote the address that broke."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line without tokens."""
        return hidden(super().format(record))


class TokenlessReporterFilter(SafeExceptionReporterFilter):
    """What an error report may tell of a request: nothing that was typed, and no tokens."""

    def get_safe_request_meta(self, request: Any) -> dict[str, Any]:
        """Return the request's facts, addresses without tokens."""
        facts = super().get_safe_request_meta(request)
        return {name: hidden(value) if isinstance(value, str) else value for name, value in facts.items()}


class TokenlessReporter(ExceptionReporter):
    """Writes an error report; variables of the functions that broke may hold an address."""

    def get_traceback_html(self) -> str:  # type: ignore[override]
        """Return the report as a page, without tokens."""
        return hidden(super().get_traceback_html())

    def get_traceback_text(self) -> str:  # type: ignore[override]
        """Return the report as text, without tokens."""
        return hidden(super().get_traceback_text())
