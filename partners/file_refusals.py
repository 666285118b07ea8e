"""Why is a file that somebody attaches not taken, and what can be done about it?"""

from django.utils.translation import gettext_lazy as _

REASONS = {
    "empty": _("The file is empty."),
    "too_large": _("The file is larger than 10 MB. Save it smaller, or put it where it can be linked to."),
    "too_wide": _("The picture has more than 16 million pixels. Save it smaller."),
    "moving": _("Moving pictures are not taken. Choose one that stands still."),
    "more": _(
        "There is something else in the file behind the picture. Open it, save it anew and choose that."
    ),
    "phone": _("This is a picture as some phones keep it (HEIC). Save it as JPEG and choose that."),
    "drawing": _("SVG drawings are not taken. Save the drawing as PDF or PNG and choose that."),
    "page": _("Web pages are not taken. Save the page as PDF and choose that."),
    "program": _("Programs are not taken."),
    "packed": _("Packed files (ZIP) are not taken. Unpack it and choose the files one by one."),
    "macros": _("There are macros in the file. Save it without macros and choose that."),
    "hidden": _(
        "There is a program or a packed file inside the document. Take it out, save and choose that."
    ),
    "bomb": _("The document would grow beyond all bounds when it is opened, so it is not taken."),
    "old": _(
        "The file is in an old Office format or has a password. "
        "Save it as .docx, .xlsx, .pptx or PDF without a password and choose that."
    ),
    "broken": _("The file cannot be read; it may be damaged. Open it, save it anew and choose that."),
    "other": _(
        "Files of this kind are not taken. Choose a PDF, a picture, a document of Office or LibreOffice, or plain text."
    ),
    "identity_code": _("There seems to be a personal identity code in the file's name. Rename the file."),
}


class Refused(Exception):
    """The file is not kept; `reason` is a key of REASONS, the text says why and what to do."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return str(REASONS[self.reason])
