"""The address of a found page for somebody who reads in another language (docs/adr/0008)."""

from django.urls import get_script_prefix


def url_here(url: str) -> str:
    """An address of ours in the language of this request: the index knows the Dutch ones."""
    prefix = get_script_prefix()
    return prefix + url.removeprefix("/") if url.startswith("/") and not url.startswith(prefix) else url
