"""The catalogue in the admin: lists of organisations, themes, UPL names and offers."""

from collections.abc import Sequence

from django.db.models import Model
from django.http import HttpRequest
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from cms.producten import lijstbeheer  # noqa: F401 - registers its pages
from cms.producten.beheer.viewsets import CatalogusViewSetGroup
from cms.producten.models import Organisatie, Thema
from cms.zoeken.service import meld_wijziging

register_snippet(CatalogusViewSetGroup)


@hooks.register("after_create_snippet")
@hooks.register("after_edit_snippet")
def report_change(request: HttpRequest, instance: Model) -> None:  # noqa: ARG001
    """Search shows an edited organisation or theme within seconds."""
    meld_wijziging(sleutels=_sleutels([instance]))


@hooks.register("after_delete_snippet")
def report_removal(request: HttpRequest, instances: Sequence[Model]) -> None:  # noqa: ARG001
    """Search forgets what was deleted."""
    meld_wijziging(sleutels=_sleutels(instances))


def _sleutels(instances: Sequence[Model]) -> list[str]:
    organisaties = [f"organisatie:{i.slug}" for i in instances if isinstance(i, Organisatie)]
    return organisaties + [f"thema:{i.slug}" for i in instances if isinstance(i, Thema)]
