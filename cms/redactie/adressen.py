"""Where in the admin something is."""

from django.db.models import Model
from django.urls import reverse
from wagtail.models import Page


def edit_url(ding: Model) -> str:
    """Where an editor changes this."""
    if isinstance(ding, Page):
        return reverse("wagtailadmin_pages:edit", args=[ding.pk])
    return reverse(f"wagtailsnippets_{ding._meta.app_label}_{ding._meta.model_name}:edit", args=[ding.pk])  # noqa: SLF001 - Django's documented name
