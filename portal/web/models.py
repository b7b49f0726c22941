"""The home page: the root of the public tree."""

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from portal.web.selectors import home_context


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

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        """The page, its questions and what citizens most look for."""
        context: dict[str, object] = super().get_context(request, *args, **kwargs)
        return context | home_context(pagina=self, doelgroep="particulier")
