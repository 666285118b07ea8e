"""Which large symbol says what a stand helps with? Line drawings by rule on a field of 24 × 24.

Lines only, in one dark colour: a copier cannot lose them, and the word below says the same.
"""

import functools

from events.choices import Scope
from events.documents.colours import WHITE
from events.documents.drawings import svg

PHONE = '<rect x="7" y="2.5" width="10" height="19" rx="2.2"/><path d="M10.9 5.1h2.2"/>'
# what one may ask about it
QUESTION = '<path d="M9.7 9.4a2.3 2.3 0 1 1 3.5 2c-.8.5-1.2 1-1.2 1.9M12 15.9h.1"/>'
WINDOW = '<rect x="2.5" y="4" width="19" height="16" rx="2.2"/><path d="M2.5 8.7h19M5.6 6.4h.1M8.4 6.4h.1"/>'
TICK = '<path d="M8 14.4l2.9 2.8 5.1-5.4"/>'
SMALL_WINDOW = (
    '<path d="M11.2 18.5H3.7a2.2 2.2 0 0 1-2.2-2.2V5.7a2.2 2.2 0 0 1 2.2-2.2h14a2.2 2.2 0 0 1 2.2 2.2v1.1"/>'
    '<path d="M1.5 7.7h9.7M4.4 5.6h.1M7 5.6h.1"/><path d="M4.6 13.1l1.9 1.8 3-3.2"/>'
)
SMALL_PHONE = (
    f'<rect x="13.6" y="8.4" width="8.9" height="13.6" rx="1.9" fill="{WHITE}"/><path d="M17.2 19.3h1.7"/>'
)
SPEECH = (
    '<path d="M4.7 3.5h14.6a2.2 2.2 0 0 1 2.2 2.2v9.1a2.2 2.2 0 0 1-2.2 2.2h-6.5L7.6 21.2V17'
    'H4.7a2.2 2.2 0 0 1-2.2-2.2V5.7a2.2 2.2 0 0 1 2.2-2.2Z"/>'
)
LETTER_I = '<path d="M12 9.9v4.2M12 6.7h.1"/>'
SHAPES = {
    Scope.DEVICE_HELP: PHONE + QUESTION,
    Scope.BOTH: SMALL_WINDOW + SMALL_PHONE,
    Scope.OWN_SERVICE: WINDOW + TICK,
    Scope.INFO_ONLY: SPEECH + LETTER_I,
}


@functools.lru_cache(maxsize=64)
def scope_symbol(scope: str, dark: str) -> str:
    """Return the symbol of a scope as SVG; an unknown word gets the one of information."""
    shape = SHAPES.get(Scope(scope) if scope in Scope.values else Scope.INFO_ONLY, "")
    lines = (
        f'<g fill="none" stroke="{dark}" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round">'
    )
    return svg(24, 24, f"{lines}{shape}</g>")
