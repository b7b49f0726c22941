"""The page on which the assistant accounts for itself, and the same for machines."""

from datetime import date

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from portal.core.beleid import public
from wegwijzer_ai.antwoord.zekerheid import FILE_WITH_CLASSES, read_kalibratie
from wegwijzer_ai.bediening.service import generator_is_on
from wegwijzer_ai.rapport.doelen import list_regels
from wegwijzer_ai.rapport.laatste import LaatsteMeting, read
from wegwijzer_ai.rapport.register import list_velden, make_inschrijving
from wegwijzer_ai.rapport.wijzigingen import WIJZIGINGEN

_TALEN = {"nl": gettext_lazy("Nederlands"), "en": gettext_lazy("Engels"), "pap": "Papiamentu"}


@require_safe
@public
def uitleg(request: HttpRequest) -> HttpResponse:
    """`/wegwijzer/uitleg/`: how it works, how good it is, and who answers for it (AI Act art. 50)."""
    meting, kalibratie = read(), read_kalibratie(FILE_WITH_CLASSES)
    titel = _("Hoe werkt de wegwijzer?")
    context = {
        "titel": titel,
        "kruimels": [(_("Stel uw vraag"), reverse("wegwijzer:vraag")), (titel, None)],
        "meting": meting,
        "regels": list_regels(meting) if meting else [],
        "talen": _per_taal(meting) if meting else [],
        "eerdere": _eerdere(meting) if meting else [],
        "antwoord_vanaf": 100 * kalibratie.antwoord_vanaf,
        "schrijft_zelf": bool(getattr(settings, "WEGWIJZER_GENERATOR_URL", "")) and generator_is_on(),
        "wijzigingen": WIJZIGINGEN,
        "velden": list_velden(_inschrijving()),
        "contact": settings.CONTACT_EMAIL,
    }
    return render(request, "wegwijzer_ai/uitleg.html", context)


@require_safe
@public
def algoritmeregister(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """`/wegwijzer/algoritmeregister.json`: the entry for the Algoritmeregister, with the last figures."""
    return JsonResponse(_inschrijving(), json_dumps_params={"ensure_ascii": False, "indent": 2})


def _per_taal(meting: LaatsteMeting) -> list[tuple[object, dict[str, float]]]:
    """Each language by its name, with how often the right product is among the first three."""
    return [
        (_TALEN.get(taal, taal), {"n": cijfers["n"], "deel": 100 * cijfers["r3"]})
        for taal, cijfers in meting.per_taal.items()
    ]


def _eerdere(meting: LaatsteMeting) -> list[dict[str, object]]:
    return [{"datum": date.fromisoformat(item["datum"]), "deel": 100 * item["r1"]} for item in meting.eerder]


def _inschrijving() -> dict[str, object]:
    return make_inschrijving(read(), contact=settings.CONTACT_EMAIL, site=settings.SITE_URL)
