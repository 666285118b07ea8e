"""Which mail server does an address like smtp+tls://user:password@mail.example.org:587 name?"""

from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import unquote, urlsplit


class Security(StrEnum):
    """How the connection is encrypted."""

    NONE = "none"
    STARTTLS = "starttls"  # begins in the clear and must become encrypted (RFC 3207)
    TLS = "tls"  # encrypted from the first byte (RFC 8314)


@dataclass(frozen=True, slots=True)
class MailServer:
    """The server that takes our mail. `is_catcher` says that it keeps the mail and delivers none."""

    host: str
    port: int
    user: str = ""
    password: str = field(default="", repr=False)
    security: Security = Security.NONE
    is_catcher: bool = False


# scheme: security, port, whether it is the bundled catcher. Ports: RFC 5321, 6409, 8314.
_SCHEMES = {
    "smtp": (Security.NONE, 25, False),
    "smtp+tls": (Security.STARTTLS, 587, False),
    "smtp+ssl": (Security.TLS, 465, False),
    "catcher": (Security.NONE, 2525, True),
}


def read_address(address: str) -> MailServer:
    """Return the server that an address names. Raises ValueError, whose words never repeat the password."""
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise ValueError("host or port cannot be read") from None
    if parts.scheme not in _SCHEMES:
        raise ValueError(f"it begins with none of {', '.join(f'{scheme}://' for scheme in _SCHEMES)}")
    if not host or parts.path.strip("/") or parts.query or parts.fragment:
        raise ValueError(
            "it must be scheme://user:password@host:port; write @ : / ? # of a password as %40 ..."
        )
    security, usual_port, is_catcher = _SCHEMES[parts.scheme]
    return MailServer(
        host=host,
        port=port or usual_port,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        security=security,
        is_catcher=is_catcher,
    )
