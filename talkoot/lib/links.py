"""How is a personal link made, and what of it is kept?

The address carries 256 random bits; only their SHA-256 digest is stored, so a copy of the database opens no door.
"""

import hashlib
import secrets

TOKEN_BYTES = 32


def new_token() -> str:
    """A fresh opaque token of 32 random bytes as 43 characters that are safe in an address (RFC 4648, 5)."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def token_hash(token: str) -> str:
    """The SHA-256 digest of a token as 64 hexadecimal digits: the only part that is stored (FIPS 180-4).

    Any text is accepted, also one with lone surrogates from a broken address: it simply matches nothing.
    """
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
