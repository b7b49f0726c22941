"""Searching in the admin."""

from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from cms.zoeken.beheer import ZoekenViewSetGroup, show_changes

register_snippet(ZoekenViewSetGroup)


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern]:
    """The page that shows what a synonym would change."""
    return [path("zoeken/synoniem/verandering/", show_changes, name="zoeken_synoniem_verandering")]
