"""Which addresses does the portal answer at? Read from the URLconf itself, so that nothing can be forgotten."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

ADMIN = "admin"


@dataclass(frozen=True)
class Route:
    """One pattern of the URLconf. `name` holds its namespaces; it is empty for a pattern without a name."""

    name: str
    path: str
    view: Callable[..., Any]
    parameters: tuple[str, ...]

    @property
    def is_admin(self) -> bool:
        """Tell whether the administration answers here; its pages follow one rule."""
        return self.name.startswith(f"{ADMIN}:") or self.path.startswith("hallinta/")

    @property
    def is_open(self) -> bool:
        """Tell whether the view lets in visitors who have not signed in."""
        return not getattr(self.view, "login_required", True)

    def address(self, arguments: dict[str, Any]) -> str:
        """Return the address with these arguments in it."""
        return reverse(self.name, kwargs=arguments)

    def __str__(self) -> str:
        return f"{self.name or '(no name)'} at /{self.path}"


def walk(patterns: list[Any], prefix: str = "", namespaces: tuple[str, ...] = ()) -> Iterator[Route]:
    """Go through the URLconf, also what it includes."""
    for pattern in patterns:
        path = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = (*namespaces, pattern.namespace) if pattern.namespace else namespaces
            yield from walk(pattern.url_patterns, path, inner)
        elif isinstance(pattern, URLPattern):
            name = ":".join((*namespaces, pattern.name)) if pattern.name else ""
            keys = tuple(pattern.pattern.regex.groupindex)
            yield Route(name, path, pattern.callback, keys)


def all_routes() -> list[Route]:
    """Return every route of the portal in the order in which they are tried."""
    return list(walk(get_resolver().url_patterns))
