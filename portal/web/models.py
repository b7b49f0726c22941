"""The home page: the root of the public tree."""

from django.db import models
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from cms.producten.selectors import list_producten
from portal.web.selectors import home_context

# /producten/<slug>/
_PRODUCT_DIEPTE = 2


class HomePagina(Page):
    """Home for citizens (`/`) and, through `portal.web.views.ondernemers`, for entrepreneurs."""

    kop = models.CharField(
        _("kop"), max_length=80, default="Waarmee kunnen we u helpen?", help_text=_("De grote kop boven het vraagveld.")
    )
    vaak_gevraagd = models.TextField(
        _("vaak gevraagd"),
        blank=True,
        help_text=_("Eén vraag of zoekwoord per regel; ze staan onder het vraagveld. Vier is genoeg."),
    )

    vaak_gevraagd_ondernemer = models.TextField(
        _("vaak gevraagd door ondernemers"),
        blank=True,
        help_text=_("Hetzelfde, voor de startpagina van ondernemers."),
    )

    parent_page_types = ["wagtailcore.Page"]
    max_count = 1
    template = "web/home.html"
    content_panels = [
        *Page.content_panels,
        FieldPanel("kop"),
        FieldPanel("vaak_gevraagd"),
        FieldPanel("vaak_gevraagd_ondernemer"),
    ]

    class Meta:
        verbose_name = _("homepagina")

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Find a product, the page that is read most, in one query instead of two for each level."""
        if not path_components:
            # This object may be half a minute old (portal.web.wortel); what it says must be fresh.
            vers: HomePagina = get_object_or_404(HomePagina, pk=self.pk)
            return Page.route(vers, request, path_components)
        pad = f"{self.url_path}{'/'.join(path_components)}/"
        product = list_producten().filter(url_path=pad).first() if len(path_components) == _PRODUCT_DIEPTE else None
        return RouteResult(product) if product else super().route(request, path_components)

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        """The page, its questions and what citizens most look for."""
        context: dict[str, object] = super().get_context(request, *args, **kwargs)
        return context | home_context(pagina=self, doelgroep="particulier")
