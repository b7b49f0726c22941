"""The editors' side: one menu for what counters read."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel, ObjectList
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from cms.producten.beheer.eigen import EigenKiezer, EigenViewSet
from cms.producten.beheer.formulieren import EigenOrganisatieForm
from cms.producten.beheer.kiezers import choose_producten
from cms.redactie.rollen import is_landelijk
from cms.werkinstructies.models import Contactpunt, Statusuitleg, Werkinstructie


class WerkinstructieForm(EigenOrganisatieForm):
    """Only national editors write for every counter."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Wagtail's signature
        super().__init__(*args, **kwargs)
        if "organisatie" in self.fields and self.for_user is not None and not is_landelijk(user=self.for_user):
            self.fields["organisatie"].required = True


class WerkinstructieViewSet(EigenViewSet):
    """How staff help somebody with a product."""

    model = Werkinstructie
    icon = "form"
    list_display = ["titel", "organisatie", "opnieuw_controleren", "live"]
    list_filter = ["live"]
    related = ("organisatie",)
    ordering = ["titel"]
    chooser_viewset_class = EigenKiezer
    edit_handler = ObjectList(
        [
            HelpPanel(
                _(
                    "Alleen medewerkers aan het loket lezen dit. Schrijf kort: zij hebben iemand voor zich. Zet hier "
                    "geen namen of nummers van mensen in."
                ),
                heading=_("Zo werkt het"),
            ),
            MultiFieldPanel(
                [FieldPanel("titel"), FieldPanel("samenvatting"), FieldPanel("organisatie"), FieldPanel("slug")],
                heading=_("Bovenaan"),
            ),
            FieldPanel("producten", widget=choose_producten()),
            FieldPanel("spoed"),
            FieldPanel("eerst"),
            FieldPanel("stappen"),
            FieldPanel("uitleg"),
            FieldPanel("nodig"),
            FieldPanel("let_op"),
            FieldPanel("doorverwijzen"),
            FieldPanel("bronnen"),
            FieldRowPanel([FieldPanel("gecontroleerd"), FieldPanel("opnieuw_controleren")], heading=_("Beheer")),
        ],
        base_form_class=WerkinstructieForm,
    )


class StatusuitlegViewSet(SnippetViewSet):
    """Plain words for a status."""

    model = Statusuitleg
    icon = "help"
    list_display = ["naam", "betekenis", "volgorde"]
    ordering = ["volgorde", "naam"]
    panels = [
        FieldPanel("naam"),
        FieldPanel("woorden"),
        FieldPanel("betekenis"),
        FieldPanel("zeg"),
        FieldPanel("doen"),
        FieldPanel("volgorde"),
    ]


class ContactpuntViewSet(EigenViewSet):
    """The contact directory of back offices."""

    model = Contactpunt
    icon = "mail"
    list_display = ["naam", "organisatie", "telefoon", "spoed", "gecontroleerd"]
    list_filter = ["spoed"]
    related = ("organisatie",)
    ordering = ["organisatie__naam", "naam"]
    edit_handler = ObjectList(
        [
            HelpPanel(
                _("Deze nummers zijn voor collega’s bij de overheid. Ze staan nergens op de openbare site."),
                heading=_("Zo werkt het"),
            ),
            FieldPanel("organisatie"),
            FieldPanel("naam"),
            FieldPanel("waarvoor"),
            FieldRowPanel([FieldPanel("telefoon"), FieldPanel("email")]),
            FieldRowPanel([FieldPanel("bereikbaar"), FieldPanel("spoed")]),
            FieldPanel("toelichting"),
            FieldPanel("gecontroleerd"),
        ],
        base_form_class=EigenOrganisatieForm,
    )


class WerkinstructiesViewSetGroup(SnippetViewSetGroup):
    """Together in the menu."""

    menu_label = _("Voor het loket")
    menu_icon = "group"
    menu_order = 250
    items = (WerkinstructieViewSet, StatusuitlegViewSet, ContactpuntViewSet)


register_snippet(WerkinstructiesViewSetGroup)
