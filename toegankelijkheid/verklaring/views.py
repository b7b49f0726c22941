"""The public pages of the statement: what holds now, every version, and the same for programs."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import get_script_prefix, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.core.beleid import public
from toegankelijkheid.verklaring.inhoud import OMBUDSMAN
from toegankelijkheid.verklaring.pagina import show_letter, show_redenen, show_verklaring
from toegankelijkheid.verklaring.selectors import list_getekende, read_stand
from toegankelijkheid.verklaring.werkdagen import ANTWOORD_WERKDAGEN

Kruimels = list[tuple[str, str | None]]


@require_safe
@public
def toegankelijkheid(request: HttpRequest) -> HttpResponse:
    """What holds today, what to do when something does not work, and the statement that was signed."""
    stand = read_stand()
    context = {
        "stand": stand,
        "letter": show_letter(stand.getoond),
        "redenen": show_redenen(stand.uitslag.redenen),
        "verklaring": show_verklaring(stand.verklaring) if stand.verklaring else None,
        "contact": settings.CONTACT_EMAIL,
        "ombudsman": OMBUDSMAN,
        "werkdagen": ANTWOORD_WERKDAGEN,
        "kruimels": crumbs(),
    }
    return render(request, "verklaring/toegankelijkheid.html", context)


@require_safe
@public
def versies(request: HttpRequest) -> HttpResponse:
    """All versions that were ever signed."""
    context = {
        "versies": [show_verklaring(verklaring) for verklaring in list_getekende()],
        "kruimels": crumbs(_("Eerdere versies")),
    }
    return render(request, "verklaring/versies.html", context)


@require_safe
@public
def versie(request: HttpRequest, nummer: int) -> HttpResponse:
    """One version as it was signed.

    Raises:
        Http404: there is none with this number, or it was never signed.
    """
    gevonden = show_verklaring(get_object_or_404(list_getekende(), versie=nummer))
    context = {"verklaring": gevonden, "kruimels": crumbs(_("Versie %s") % nummer)}
    return render(request, "verklaring/versie.html", context)


@require_safe
@public
def als_json(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """The statement in force with the status of today, for the register and for anybody."""
    stand = read_stand()
    verklaring = stand.verklaring
    inhoud = {
        "nu": {"status": stand.getoond.value, "redenen": [reden.value for reden in stand.uitslag.redenen]},
        "verklaring": verklaring
        and verklaring.inhoud
        | {
            "versie": verklaring.versie,
            "ondertekendOp": verklaring.ondertekend_op,
            "functie": verklaring.functie,
            "watVeranderde": verklaring.wat_veranderde,
        },
    }
    antwoord = JsonResponse(inhoud, json_dumps_params={"ensure_ascii": False})
    antwoord.headers["Access-Control-Allow-Origin"] = "*"
    return antwoord


def crumbs(*hier: str) -> Kruimels:
    """Home, this page, and where one is below it."""
    begin: Kruimels = [(_("Home"), get_script_prefix())]
    if not hier:
        return [*begin, (_("Toegankelijkheid"), None)]
    return [
        *begin,
        (_("Toegankelijkheid"), reverse("verklaring:toegankelijkheid")),
        *((naam, None) for naam in hier),
    ]
