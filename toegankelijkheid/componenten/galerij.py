"""`/componenten/`: every component in every state, with its contract and the template code to copy."""

import re
from http import HTTPStatus

from csp.decorators import csp_replace
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template import Context, Template
from django.urls import get_script_prefix, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from portal.core.beleid import public
from toegankelijkheid.componenten.contract import Contract, Familie, Tekst, Voorbeeld, familie, families, voorbeeld
from toegankelijkheid.componenten.voorbeelddata import GEGEVENS
from toegankelijkheid.normen.normen import EISEN

# What `?weergave=` asks -> the attributes of <html> of `schil/weergave.html`.
_WEERGAVEN = {"licht": {"kleuren": "licht"}, "donker": {"kleuren": "donker"}, "contrast": {"contrast": "meer"}}
_LETTERS = {"groot": {"tekst": "groter"}}
_CODE = re.compile(r"`([^`]+)`")


@require_safe
@public
def overzicht(request: HttpRequest) -> HttpResponse:
    """The families, with the names of their components."""
    context = {
        "families": [{"familie": groep, "adres": _address(groep)} for groep in families()],
        "aantal": sum(len(groep.componenten) for groep in families()),
        "toestanden": sum(len(een.voorbeelden) for groep in families() for een in groep.componenten),
        "kruimels": [(_("Home"), get_script_prefix()), (_("Componenten"), None)],
    }
    return render(request, "galerij/overzicht.html", context)


@require_safe
@public
@csp_replace({"frame-src": ["'self'"]})
def familiepagina(request: HttpRequest, sleutel: str) -> HttpResponse:
    """All components of one family, each with its contract and its examples."""
    groep = familie(sleutel=sleutel)
    if groep is None:
        raise Http404
    context = {
        "familie": groep,
        "families": [{"familie": een, "adres": _address(een)} for een in families()],
        "delen": [_part(request, groep, contract) for contract in groep.componenten],
        "weergave": _display(request),
        "kruimels": [
            (_("Home"), get_script_prefix()),
            (_("Componenten"), reverse("componenten:overzicht")),
            (str(groep.titel), None),
        ],
    }
    return render(request, "galerij/familie.html", context)


@require_safe
@public
@xframe_options_sameorigin
@csp_replace({"frame-ancestors": ["'self'"]})
def voorbeeldpagina(request: HttpRequest, sleutel: str, component: str, toestand: str) -> HttpResponse:
    """One example alone on a page: for a frame, for a test, for who wants to see it without the site around it."""
    gevonden = voorbeeld(familie=sleutel, component=component, sleutel=toestand)
    if gevonden is None:
        raise Http404
    contract, een = gevonden
    context = {
        "contract": contract,
        "voorbeeld": een,
        "html": _rendered(request, een),
        "weergave": _display(request),
    }
    return render(request, "galerij/voorbeeld.html", context)


@require_safe
@public
def als_json(request: HttpRequest) -> JsonResponse:  # noqa: ARG001
    """The contracts as data, for who builds the same components in something else."""
    return JsonResponse(
        {"families": [_as_data(groep) for groep in families()]},
        status=HTTPStatus.OK,
        json_dumps_params={"ensure_ascii": False, "indent": 1},
    )


def _address(groep: Familie) -> str:
    return reverse("componenten:familie", args=[groep.sleutel])


def _display(request: HttpRequest) -> dict[str, str]:
    """How the visitor wants to see the examples; empty for the visitor's own settings."""
    gevraagd = request.GET.get("weergave", "")
    return (_WEERGAVEN | _LETTERS).get(gevraagd, {}) | ({"naam": gevraagd} if gevraagd in _WEERGAVEN | _LETTERS else {})


def _part(request: HttpRequest, groep: Familie, contract: Contract) -> dict[str, object]:
    """One component as the page shows it."""
    return {
        "contract": contract,
        "beloften": _promises(contract),
        "eisen": [(nummer, _clause(nummer)) for nummer in contract.eisen],
        "voorbeelden": [
            {
                "voorbeeld": een,
                "html": "" if een.apart else _rendered(request, een),
                "adres": reverse("componenten:voorbeeld", args=[groep.sleutel, contract.naam, een.sleutel]),
            }
            for een in contract.voorbeelden
        ],
    }


def _promises(contract: Contract) -> list[tuple[str, SafeString]]:
    rijen = [
        (_("HTML"), contract.html),
        (_("Naam"), contract.namen),
        (_("Toestanden"), contract.toestanden),
        (_("Toetsenbord"), contract.toetsenbord),
    ]
    return [(label, with_code(str(tekst))) for label, tekst in rijen]


def _clause(nummer: str) -> str:
    eis = EISEN[nummer]
    return eis.naam if (get_language() or "nl") == "nl" else eis.naam_en


def _rendered(request: HttpRequest, een: Voorbeeld) -> SafeString:
    """The component itself, by the same code that the page shows; examples are in Dutch on an English page as well."""
    with override("nl"):
        code = Template("{% load componenten i18n %}" + een.sjabloon)
        return code.render(Context(GEGEVENS[een.gegevens]() | {"request": request}))


def with_code(tekst: str) -> SafeString:
    """A text of a contract with what stands between backticks as `<code>`."""
    stukken = _CODE.split(tekst)
    delen = (format_html("<code>{}</code>", deel) if plaats % 2 else deel for plaats, deel in enumerate(stukken))
    return format_html_join("", "{}", ((deel,) for deel in delen))


def _as_data(groep: Familie) -> dict[str, object]:
    return {
        "sleutel": groep.sleutel,
        "titel": _both(groep.titel),
        "componenten": [
            {
                "naam": contract.naam,
                "titel": _both(contract.titel),
                "wat": _both(contract.wat),
                "html": _both(contract.html),
                "namen": _both(contract.namen),
                "toestanden": _both(contract.toestanden),
                "toetsenbord": _both(contract.toetsenbord),
                "eisen": list(contract.eisen),
                "klassen": list(contract.klassen),
                "voorbeelden": [
                    {"sleutel": een.sleutel, "titel": _both(een.titel), "sjabloon": een.sjabloon}
                    for een in contract.voorbeelden
                ],
            }
            for contract in groep.componenten
        ],
    }


def _both(tekst: Tekst) -> dict[str, str]:
    return {"nl": tekst.nl, "en": tekst.en}
