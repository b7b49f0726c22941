"""How files of people come in: into memory, as much as we take and no more, so that none touches a disk unscanned."""

from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import InMemoryUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopFutureHandlers

from mijnomgeving.bestanden.velden import GROOTST, MEESTE


class GeheugenUpload(FileUploadHandler):
    """Takes the files of requests under /mijn/; those of editors go on to the next handler.

    What is beyond the largest file, or beyond all files together, is read and dropped: the size stays as it was, so
    that the form says what is wrong. Of who has no session everything is dropped.
    """

    def __init__(self, request: Any = None) -> None:  # noqa: ANN401 - as Django's own
        super().__init__(request)
        self._van_mij = request is not None and "/mijn/" in request.path
        self._nog = MEESTE * GROOTST if self._van_mij and settings.SESSION_COOKIE_NAME in request.COOKIES else 0
        self._inhoud = BytesIO()

    def new_file(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as Django's own
        """Begin with one file.

        Raises:
            StopFutureHandlers: it is ours.
        """
        super().new_file(*args, **kwargs)
        if self._van_mij:
            self._inhoud = BytesIO()
            raise StopFutureHandlers

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Keep a piece of a file, or drop it."""
        if not self._van_mij:
            return raw_data
        if start + len(raw_data) <= GROOTST and len(raw_data) <= self._nog:
            self._inhoud.write(raw_data)
            self._nog -= len(raw_data)
        return None

    def file_complete(self, file_size: int) -> "UploadedFile[Any] | None":
        """The file, with the size that it had; one of which pieces were dropped says that it is too large."""
        if not self._van_mij:
            return None
        heel = self._inhoud.tell() == file_size
        self._inhoud.seek(0)
        return InMemoryUploadedFile(
            file=self._inhoud,
            field_name=self.field_name,
            name=self.file_name or "",
            content_type=self.content_type,
            size=file_size if heel else max(file_size, GROOTST + 1),
            charset=self.charset,
            content_type_extra=self.content_type_extra,
        )
