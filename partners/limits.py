"""How often may somebody without an account do a thing? Counted in the shared cache, so that all processes agree.

Each use takes a numbered slot by `cache.add`, which only one can win: a limit of three is three, also when twenty ask
at once.
"""

import hashlib
import ipaddress
import time

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest

HOUR = 60 * 60  # seconds
LINK_MISSES = 60  # unknown links an hour from one place on the net
NEW_LINKS_AT_ADDRESS = 3  # links asked for an hour for one mail address
NEW_LINKS_FROM_PLACE = 10  # and from one place on the net
QUESTIONS_FROM_PLACE = 5  # questions about published models an hour from one place on the net
LETTERS_OF_STAND = 30  # letters rendered an hour for one stand
LOGOS_OF_STAND = 12  # files read an hour as the logo of one stand


def take(action: str, who: str, most: int, seconds: int = HOUR) -> bool:
    """Use up one of so many tries in this span of time; returns whether there was one left. `who` is kept hashed."""
    digest = hashlib.blake2b(f"{action}\0{who}".encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
    name = f"limit:{digest}:{int(time.time() // seconds)}"
    for slot in range(cache.get(name, 0), most):
        if cache.add(f"{name}:{slot}", True, seconds):
            cache.set(name, slot + 1, seconds)
            return True
    return False


def place_of(request: HttpRequest) -> str:
    """Return where on the net a request comes from; of IPv6 the first 64 bits, which are one household's.

    Only as many proxies are believed as TRUSTED_PROXY_COUNT says.
    """
    address = ipaddress.ip_address(get_adapter(request).get_client_ip(request))
    if isinstance(address, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((address, 64), strict=False).network_address)
    return str(address)
