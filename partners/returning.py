"""Where does somebody go on after a page that was opened from another one: back there, or to the usual page?"""

from urllib.parse import parse_qsl, urlencode, urlsplit

from django.utils.http import url_has_allowed_host_and_scheme


def ours(wanted: str, usual: str) -> str:
    """Return the wanted address where it is a page of ours, else the usual one (OWASP ASVS 5.0, 3.7.2)."""
    is_ours = wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if is_ours and wanted.isprintable() else usual


def with_choice(address: str, **chosen: object) -> str:
    """Return an address of ours that proposes these values to its form, in place of others of the same names."""
    parts = urlsplit(address)
    kept = [
        (name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if name not in chosen
    ]
    return parts._replace(query=urlencode([*kept, *chosen.items()])).geturl()
