"""How does a feed say that nothing has changed, to programs that poll all day?"""

import hashlib

from events.ready import Versions


def etag(versions: Versions, *facts: str) -> str:
    """Return a strong validator (RFC 9110 8.8.3) that changes exactly when an entry or a named fact does."""
    text = repr((list(versions.items()), facts))
    return f'"{hashlib.blake2b(text.encode(), digest_size=16).hexdigest()}"'
