"""How do personal links wait in the outbox without lying there open?

Only hashes of links are kept for good. A released message needs the link itself until it has left, so link and
letter are sealed with a key made of SECRET_KEY (Fernet: AES-128-CBC with HMAC-SHA256): a copy of the database alone
opens no door. Keys in SECRET_KEY_FALLBACKS still open what they sealed.
"""

import base64
import hashlib

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


class Unsealable(ValueError):
    """The key has changed since this was sealed."""


def seal(content: bytes) -> bytes:
    """Return the content sealed with the key of today."""
    return _keys().encrypt(content)


def unseal(sealed: bytes | memoryview) -> bytes:
    """Return sealed content. Raises Unsealable when no known key opens it."""
    try:
        return _keys().decrypt(bytes(sealed))
    except InvalidToken as problem:
        raise Unsealable("sealed with a key that is not known any more") from problem


def _keys() -> MultiFernet:
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = (hashlib.sha256(b"talkoot post office\0" + secret.encode()).digest() for secret in secrets)
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])
