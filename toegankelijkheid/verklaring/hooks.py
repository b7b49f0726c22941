"""The pages in the admin, and where they hang in the menu."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, URLResolver, include, path, reverse_lazy
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from toegankelijkheid.verklaring.beheer import afwijkingen, eisen, meldingen, onderzoek, verklaring
from toegankelijkheid.verklaring.beheer.basis import ANTWOORDEN, ONDERZOEKEN

MENU = "register_toegankelijkheid_menu_item"


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern | URLResolver]:
    """The pages."""
    eigen = [
        path("onderzoek/", onderzoek.lijst, name="onderzoeken"),
        path("onderzoek/nieuw/", onderzoek.plan, name="plan"),
        path("onderzoek/eis/<str:nummer>/", eisen.werk, name="werk"),
        path("onderzoek/<int:pk>/", onderzoek.onderzoek, name="onderzoek"),
        path("onderzoek/<int:pk>/wijzigen/", onderzoek.plan, name="wijzig"),
        path("onderzoek/<int:pk>/steekproef/", onderzoek.steekproef, name="steekproef"),
        path("onderzoek/<int:pk>/erbij/", onderzoek.erbij, name="erbij"),
        path("onderzoek/<int:pk>/eraf/<int:pagina_id>/", onderzoek.eraf, name="eraf"),
        path("onderzoek/<int:pk>/afronden/", onderzoek.afronden, name="afronden"),
        path("onderzoek/<int:pk>/vervallen/", onderzoek.vervallen, name="vervallen"),
        path("onderzoek/<int:pk>/eis/<str:nummer>/", eisen.eis, name="eis"),
        path("afwijkingen/", afwijkingen.lijst, name="afwijkingen"),
        path("afwijkingen/nieuw/", afwijkingen.bewerk, name="afwijking_nieuw"),
        path("afwijkingen/<int:pk>/", afwijkingen.bewerk, name="afwijking"),
        path("afwijkingen/<int:pk>/hersteld/", afwijkingen.hersteld, name="hersteld"),
        path("verklaring/", verklaring.verklaring, name="verklaring"),
        path("verklaring/maak/", verklaring.maak, name="maak"),
        path("verklaring/<int:pk>/teken/", verklaring.teken, name="teken"),
        path("meldingen/", meldingen.lijst, name="meldingen"),
        path("meldingen/<uuid:sleutel>/", meldingen.melding, name="melding"),
        path("meldingen/<uuid:sleutel>/neem/", meldingen.neem, name="neem"),
    ]
    return [path("toegankelijkheid/", include((eigen, "verklaring_beheer"), namespace="verklaring_beheer"))]


class _Voor(MenuItem):
    """A menu item for who has a right."""

    def __init__(self, *args: Any, recht: str, **kwargs: Any) -> None:  # noqa: ANN401 - Wagtail's signature
        super().__init__(*args, **kwargs)
        self._recht = recht

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this person may open it."""
        return request.user.has_perm(self._recht)


def _item(label: Any, naam: str, icoon: str, order: int, recht: str) -> MenuItem:  # noqa: ANN401 - a lazy text
    url = reverse_lazy(f"verklaring_beheer:{naam}")
    return _Voor(label, url, name=f"toegankelijkheid-{naam}", icon_name=icoon, order=order, recht=recht)


@hooks.register(MENU)
def menu_onderzoek() -> MenuItem:
    """Research by people."""
    return _item(_("Onderzoek door mensen"), "onderzoeken", "search", 50, ONDERZOEKEN)


@hooks.register(MENU)
def menu_afwijkingen() -> MenuItem:
    """What does not comply."""
    return _item(_("Afwijkingen"), "afwijkingen", "list-ul", 60, ONDERZOEKEN)


@hooks.register(MENU)
def menu_verklaring() -> MenuItem:
    """The statement."""
    return _item(_("Verklaring"), "verklaring", "doc-full", 70, ONDERZOEKEN)


@hooks.register(MENU)
def menu_meldingen() -> MenuItem:
    """What readers report."""
    return _item(_("Meldingen van bezoekers"), "meldingen", "mail", 80, ANTWOORDEN)


@hooks.register("insert_global_admin_css")
def add_style() -> str:
    """A few lines of style for these pages."""
    return format_html('<link rel="stylesheet" href="{}">', static("verklaring/beheer.css"))
