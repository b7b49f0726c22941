"""Words and addresses in a reader's language, where no request says which that is."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.urls import clear_script_prefix, set_script_prefix
from django.utils import translation


@contextmanager
def in_taal(taal: str) -> Iterator[None]:
    """For a worker that serves nobody's page, such as one that writes a mail."""
    with translation.override(taal):
        set_script_prefix("/" if taal == settings.LANGUAGE_CODE else f"/{taal}/")
        try:
            yield
        finally:
            clear_script_prefix()
