"""A page that somebody publishes is checked right after."""

from functools import partial
from typing import Any

from django.db import transaction
from wagtail.models import Page, Revision
from wagtail.signals import page_published

from toegankelijkheid.toetsen.services import queue_published


def connect() -> None:
    """Listen to what is published; what a program loads has no author and waits for the night."""
    page_published.connect(_queue, dispatch_uid="toegankelijkheid-published")


def _queue(instance: Page, revision: Revision | None = None, **_kwargs: Any) -> None:  # noqa: ANN401 - a signal's
    if revision is None or revision.user is None or not instance.url:
        return
    transaction.on_commit(partial(queue_published, pad=instance.get_url_parts()[2], door=revision.user))
