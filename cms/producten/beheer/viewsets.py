"""The lists beside the pages: organisations, locations, themes, offers and the UPL."""

from typing import Any

from django.contrib.admin.utils import quote
from django.db.models import Model
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel, ObjectList
from wagtail.admin.widgets.button import Button
from wagtail.permissions import policy_registry
from wagtail.snippets.views.snippets import CopyView, EditView, SnippetViewSet, SnippetViewSetGroup

from cms.producten.beheer.eigen import EigenKiezer, EigenViewSet
from cms.producten.beheer.formulieren import AanbodForm, EigenOrganisatieForm
from cms.producten.models import Aanbod, Locatie, Organisatie, Thema, UniformeProduct

# Only who works on the whole catalogue changes how an organisation is called and known.
LANDELIJK = "producten.add_organisatie"


class OrganisatieEditView(EditView):
    """An organisation; who manages accounts can make its teams."""

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """The usual ones, and the teams."""
        knoppen: list[Button] = super().header_more_buttons
        if self.request.user.has_perm("auth.add_user"):
            url = reverse("redactie:team", args=[self.object.pk])
            knoppen.append(Button(_("Team van redacteuren"), url=url, icon_name="group", priority=40))
        return knoppen


class OrganisatieViewSet(EigenViewSet):
    """Organisations, with their contact facts."""

    model = Organisatie
    icon = "group"
    list_display = ["naam", "soort", "code", "telefoon", "is_actief"]
    list_filter = ["soort", "is_actief"]
    ordering = ["naam"]
    copy_view_enabled = False
    edit_view_class = OrganisatieEditView
    panels = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("website"), FieldPanel("email"), FieldPanel("telefoon")]),
                FieldPanel("bezoekadres"),
                FieldPanel("postadres"),
            ],
            heading=_("Contact"),
        ),
        FieldRowPanel(
            [FieldPanel("taak", permission=LANDELIJK), FieldPanel("taak_en", permission=LANDELIJK)],
            heading=_("Wat de organisatie doet"),
        ),
        MultiFieldPanel(
            [
                FieldPanel(naam, permission=LANDELIJK)
                for naam in (
                    "naam", "korte_naam", "officiele_naam", "andere_namen", "soort", "ligt_in", "is_actief",
                    "opgevolgd_door",
                )
            ],
            heading=_("Naam en soort"),
        ),
        MultiFieldPanel(
            [FieldPanel(naam, permission=LANDELIJK) for naam in ("slug", "tooi_uri", "owms_uri", "oin", "code")],
            heading=_("Kenmerken in de standaarden"),
        ),
    ]  # fmt: skip


class LocatieViewSet(EigenViewSet):
    """Counters of organisations, with their opening hours."""

    model = Locatie
    icon = "home"
    list_display = ["naam", "plaats", "organisatie", "bijgewerkt_op"]
    related = ("organisatie",)
    ordering = ["plaats", "naam"]
    edit_handler = ObjectList(
        [
            FieldPanel("organisatie"),
            FieldPanel("naam"),
            FieldRowPanel([FieldPanel("adres"), FieldPanel("postcode"), FieldPanel("plaats")]),
            FieldPanel("openingstijden"),
            FieldPanel("afspraak"),
            FieldRowPanel([FieldPanel("telefoon"), FieldPanel("website")]),
            FieldPanel("toelichting"),
        ],
        base_form_class=EigenOrganisatieForm,
    )


class ThemaViewSet(SnippetViewSet):
    """Themes, in the order of the site."""

    model = Thema
    icon = "tag"
    list_display = ["titel", "titel_en", "volgorde"]
    ordering = ["volgorde"]
    panels = [
        FieldRowPanel([FieldPanel("titel"), FieldPanel("titel_en")], heading=_("Titel")),
        FieldRowPanel([FieldPanel("samenvatting"), FieldPanel("samenvatting_en")], heading=_("Samenvatting")),
        FieldPanel("doelgroepen"),
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


class AanbodEditView(EditView):
    """An offer, with buttons for what editors do most with it."""

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """The usual ones, and: this I checked."""
        knoppen: list[Button] = super().header_more_buttons
        url = reverse("redactie:gecontroleerd", args=["aanbod", quote(self.object.pk)])
        knoppen.append(Button(_("Ik heb dit gecontroleerd"), url=url, icon_name="check", priority=5))
        for knop in knoppen:
            if knop.url == self.get_copy_url():
                knop.label = _("Kopieer voor een andere organisatie")
        return knoppen

    def get_copy_url(self) -> str | None:
        """Only for who writes for more than one organisation: one offer for a product is enough."""
        eigen = policy_registry.get_by_type(Organisatie).instances_user_has_permission_for(self.request.user, "change")
        url: str | None = super().get_copy_url() if len(eigen[:2]) > 1 else None
        return url


class AanbodCopyView(CopyView):
    """A copy for another organisation: all but what belongs to the one it is copied from."""

    def get_object(self, queryset: Any = None) -> Model:  # noqa: ANN401 - Wagtail's signature
        """The offer, without its organisation, locations and the key of its source."""
        bron: Aanbod = super().get_object(queryset)
        velden = {
            veld.attname: getattr(bron, veld.attname)
            for veld in Aanbod._meta.concrete_fields  # noqa: SLF001 - Django's documented name
            if veld.name in _KOPIE
        }
        return Aanbod(**velden)


_KOPIE = {
    "product", "titel", "samenvatting", "tekst", "url", "aanvraag_url", "online_aanvragen", "kosten", "termijn",
    "nodig", "taal",
}  # fmt: skip


class AanbodViewSet(EigenViewSet):
    """What organisations themselves say about products."""

    model = Aanbod
    icon = "doc-full"
    list_display = ["titel", "organisatie", "product", "opnieuw_controleren", "gewijzigd_op"]
    list_filter = ["herkomst", "online_aanvragen"]
    related = ("organisatie", "product")
    ordering = ["titel"]
    edit_view_class = AanbodEditView
    copy_view_class = AanbodCopyView
    chooser_viewset_class = EigenKiezer
    edit_handler = ObjectList(
        [
            HelpPanel(
                _("Schrijf alleen op wat bij u anders is dan in de algemene tekst. Het voorbeeld toont alles."),
                heading=_("Zo werkt het"),
            ),
            FieldRowPanel(
                [
                    FieldPanel("product", help_text=_("Bij welke algemene tekst dit hoort.")),
                    FieldPanel("organisatie", help_text=_("Voor wie u schrijft.")),
                ],
                heading=_("Wat en van wie"),
            ),
            MultiFieldPanel(
                [
                    FieldPanel("titel", help_text=_("Zoals u het uw inwoners of ondernemers noemt.")),
                    FieldPanel("samenvatting"),
                ],
                heading=_("Bovenaan"),
            ),
            FieldPanel("tekst"),
            FieldPanel("nodig"),
            FieldPanel("kosten"),
            FieldPanel("termijn"),
            MultiFieldPanel(
                [
                    FieldPanel("url", help_text=_("De pagina op uw eigen site die hierover gaat.")),
                    FieldPanel("aanvraag_url", help_text=_("Het formulier waarmee iemand meteen begint.")),
                    FieldPanel("online_aanvragen", help_text=_("Wat iemand nodig heeft om het online te regelen.")),
                ],
                heading=_("Zo regelt u het"),
            ),
            FieldPanel("locaties"),
            MultiFieldPanel(
                [
                    FieldPanel("taal", help_text=_("nl is Nederlands. Fries is fy.")),
                    FieldPanel(
                        "gecontroleerd",
                        read_only=True,
                        help_text=_("Kies bij de knop met de drie puntjes: Ik heb dit gecontroleerd."),
                    ),
                    FieldPanel("opnieuw_controleren", help_text=_("Op deze dag komt het op uw lijst bij Mijn werk.")),
                    FieldPanel("beeindigd_op", help_text=_("Vul dit in als u het niet meer aanbiedt.")),
                ],
                heading=_("Beheer"),
            ),
        ],
        base_form_class=AanbodForm,
    )


class CatalogusViewSetGroup(SnippetViewSetGroup):
    """One menu for what the catalogue consists of beside pages."""

    menu_label = _("Catalogus")
    menu_icon = "folder-open-inverse"
    menu_order = 200
    items = (AanbodViewSet, LocatieViewSet, OrganisatieViewSet, ThemaViewSet, UniformeProductViewSet)
