"""What does a browser send when a person changes some fields of a shown form and leaves the rest?"""

from typing import Any


def typed(form: Any, **changes: Any) -> dict[str, Any]:
    """The fields of a form as a browser would post them, some of them changed."""
    data: dict[str, Any] = {}
    for field in form:
        value = field.value()
        if isinstance(value, list | tuple):
            data[field.html_name] = [str(one) for one in value]
        elif value is not None and value is not False:
            data[field.html_name] = str(value)
        else:
            data[field.html_name] = ""
    return data | changes
