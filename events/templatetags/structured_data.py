"""How does a page carry data for programs without ever letting a typed text end the script element?"""

import json
from dataclasses import dataclass
from typing import Any

from django import template
from django.core.serializers.json import DjangoJSONEncoder

register = template.Library()

# Inside a script element only these can be read as markup (HTML 13.2.5); the two line ends are not valid JavaScript.
ESCAPES = str.maketrans(
    {"<": "\\u003C", ">": "\\u003E", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)


@dataclass(frozen=True)
class DataBlock:
    """Data as a script element that no browser runs. The one place where JSON is written into a page."""

    data: Any

    def __html__(self) -> str:
        """Return the element; every sign that could end it is written as a JSON escape."""
        text = json.dumps(self.data, cls=DjangoJSONEncoder, ensure_ascii=False).translate(ESCAPES)
        return f'<script type="application/ld+json">{text}</script>'


@register.simple_tag
def data_block(data: Any) -> DataBlock:
    """`{% data_block structured %}`: linked data (JSON-LD) for search engines."""
    return DataBlock(data)
