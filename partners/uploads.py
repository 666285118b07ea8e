"""How large a file does the portal take in at all? What is larger is not kept while it arrives."""

from typing import Any

from django.core.files.uploadhandler import FileUploadHandler, SkipFile

from . import attached, intake_cells, pictures

MORE = 1_000_000  # a little more than is allowed, so that the form can say what is wrong
TAKEN_IN = intake_cells.MOST_BYTES + MORE
PICTURE_TAKEN_IN = pictures.MOST_BYTES + MORE
PICTURE_FIELD = "picture"  # every field of this name takes a picture
ATTACHED_FIELD = "attached"  # and of this name a file that belongs to somebody's work
MOST_OF_FIELD = {PICTURE_FIELD: PICTURE_TAKEN_IN, ATTACHED_FIELD: attached.MOST_BYTES + MORE}


class CappedUploadHandler(FileUploadHandler):
    """Stands before Django's own handlers and drops a file as soon as it has grown too large.

    The rest of it is read off the line in small pieces and thrown away; `request.dropped_files` names its field.
    """

    received = 0
    most = TAKEN_IN

    def new_file(self, *arguments: Any, **facts: Any) -> None:
        """Begin to count."""
        super().new_file(*arguments, **facts)
        self.received = 0
        self.most = MOST_OF_FIELD.get(self.field_name or "", TAKEN_IN)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Hand a piece on, unless the file is too large by now."""
        self.received += len(raw_data)
        if self.received > self.most:
            dropped = getattr(self.request, "dropped_files", ())
            self.request.dropped_files = (*dropped, self.field_name)  # type: ignore[union-attr]
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Leave the finished file to the next handler."""
