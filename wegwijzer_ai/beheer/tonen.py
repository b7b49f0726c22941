"""How our pages in the admin look: title, icon and where you are; and the words for what we count."""

from collections.abc import Mapping

from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wegwijzer_ai.models.vragen import UITKOMSTEN

TALEN: Mapping[str, str] = {"nl": "Nederlands", "en": "English", "pap": "Papiamentu"}
NAMEN: Mapping[str, str | Promise] = {
    **dict(UITKOMSTEN),
    **TALEN,
    "traag": gettext_lazy("Langer dan 150 ms"),
    "klopt_niet": gettext_lazy("Oordeel: klopt niet"),
}
SIGNALEN: Mapping[str, str | Promise] = {
    "document": gettext_lazy("Betekenis van de pagina"),
    "mensentaal": gettext_lazy("Zoals mensen het zeggen"),
    "woorden": gettext_lazy("Dezelfde woorden"),
    "klasse": gettext_lazy("Wat is geleerd"),
    "titel": gettext_lazy("De vraag is de titel"),
    "gebied": gettext_lazy("Waar het geldt"),
    "doelgroep": gettext_lazy("Voor een andere doelgroep"),
    "levensgebeurtenis": gettext_lazy("Hoort bij een levensgebeurtenis"),
    "familie": gettext_lazy("De woorden kiezen binnen een familie"),
    "voorrang": gettext_lazy("Levensgebeurtenis staat iets naar achteren"),
}
KENMERKEN: Mapping[str, str | Promise] = {
    "cosinus": gettext_lazy("Betekenis ligt dichtbij"),
    "score": gettext_lazy("Score van de eerste"),
    "gedekt": gettext_lazy("Woorden die de eerste ook heeft"),
    "voorsprong": gettext_lazy("Voorsprong op de tweede"),
    "bekend": gettext_lazy("Woorden die wij kennen"),
    "gewoon": gettext_lazy("Iemand stelt gewoon een vraag"),
    "woorden": gettext_lazy("Dezelfde woorden"),
    "klasse": gettext_lazy("Wat is geleerd wijst één product aan"),
}


def name_of(uitkomst: str) -> str:
    """An outcome in words."""
    return str(NAMEN.get(uitkomst, uitkomst))


def render(request: HttpRequest, sjabloon: str, kop: str, icoon: str, **context: object) -> TemplateResponse:
    """A page of ours."""
    kruimels = [{"url": reverse("wagtailadmin_home"), "label": _("Start")}]
    if sjabloon != "vragen":
        kruimels.append({"url": reverse("wegwijzer_vragen:vragen"), "label": _("Vragen")})
    kruimels.append({"url": "", "label": kop})
    context |= {"header_title": kop, "header_icon": icoon, "breadcrumbs_items": kruimels}
    return TemplateResponse(request, f"wegwijzer_ai/beheer/{sjabloon}.html", context)
