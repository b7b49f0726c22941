"""The catalogue in the admin: lists of organisations, themes, UPL names and offers."""

from collections.abc import Sequence

from django.db.models import Model
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from cms.producten.models import Aanbod, Organisatie, Thema, UniformeProduct
from cms.zoeken.service import meld_wijziging


class OrganisatieViewSet(SnippetViewSet):
    """Organisations, with their contact facts."""

    model = Organisatie
    icon = "group"
    list_display = ["naam", "soort", "code", "telefoon", "is_actief"]
    list_filter = ["soort", "is_actief"]
    ordering = ["naam"]
    panels = [
        MultiFieldPanel(
            [
                FieldPanel("naam"),
                FieldPanel("korte_naam"),
                FieldPanel("officiele_naam"),
                FieldPanel("andere_namen"),
                FieldPanel("soort"),
                FieldPanel("ligt_in"),
                FieldPanel("is_actief"),
                FieldPanel("opgevolgd_door"),
            ],
            heading=_("Naam en soort"),
        ),
        MultiFieldPanel([FieldPanel("taak"), FieldPanel("taak_en")], heading=_("Wat de organisatie doet")),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("website"), FieldPanel("email"), FieldPanel("telefoon")]),
                FieldPanel("bezoekadres"),
                FieldPanel("postadres"),
            ],
            heading=_("Contact"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("slug"),
                FieldPanel("tooi_uri"),
                FieldPanel("owms_uri"),
                FieldRowPanel([FieldPanel("oin"), FieldPanel("code")]),
            ],
            heading=_("Kenmerken in de standaarden"),
        ),
    ]


class ThemaViewSet(SnippetViewSet):
    """Themes, in the order of the site."""

    model = Thema
    icon = "tag"
    list_display = ["titel", "titel_en", "volgorde"]
    ordering = ["volgorde"]
    panels = [
        FieldPanel("titel"),
        FieldPanel("titel_en"),
        FieldPanel("samenvatting"),
        FieldPanel("samenvatting_en"),
        FieldPanel("slug"),
        FieldRowPanel([FieldPanel("icoon"), FieldPanel("volgorde")]),
    ]


class UniformeProductViewSet(SnippetViewSet):
    """The Uniforme Productnamenlijst. It is loaded from the official list; here it can be looked up."""

    model = UniformeProduct
    icon = "list-ul"
    list_display = ["naam", "lagen", "sdg"]
    ordering = ["naam"]
    panels = [
        FieldPanel("naam"),
        FieldPanel("uri"),
        FieldPanel("lagen"),
        FieldPanel("doelgroepen"),
        FieldPanel("sdg"),
    ]


class AanbodViewSet(SnippetViewSet):
    """What organisations themselves say about products."""

    model = Aanbod
    icon = "doc-full"
    list_display = ["titel", "organisatie", "product", "herkomst", "gewijzigd_op"]
    list_filter = ["herkomst", "online_aanvragen", "organisatie"]
    ordering = ["titel"]
    panels = [
        FieldPanel("product"),
        FieldPanel("organisatie"),
        FieldPanel("titel"),
        FieldPanel("samenvatting"),
        FieldPanel("tekst"),
        FieldPanel("url"),
        FieldPanel("aanvraag_url"),
        FieldRowPanel([FieldPanel("online_aanvragen"), FieldPanel("taal")]),
        FieldRowPanel([FieldPanel("gewijzigd_op"), FieldPanel("beeindigd_op")]),
    ]


class CatalogusViewSetGroup(SnippetViewSetGroup):
    """One menu for what the catalogue consists of beside pages."""

    menu_label = _("Catalogus")
    menu_icon = "folder-open-inverse"
    menu_order = 200
    items = (OrganisatieViewSet, ThemaViewSet, AanbodViewSet, UniformeProductViewSet)


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
