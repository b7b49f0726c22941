"""/mijn/gegevens/: all parts, one group of them, and the files to take along."""

from django.http import Http404, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mijnomgeving.gegevens.groepen import GROEPEN, list_groepen, list_onderdelen
from mijnomgeving.gegevens.meenemen import make_json, make_pdf
from mijnomgeving.gegevens.terugmelden import has_terugmeldingen
from mijnomgeving.gegevens.tonen import Gelezen, read_onderdelen, show_onderdelen
from mijnomgeving.gegevens.wijzigen import may_wijzigen
from mijnomgeving.pagina import Lezing, kruimels, render_pagina
from portal.core.betrokkene import Onderneming
from portal.toegang.beleid import PersoonRequest, requires


@require_safe
@requires("mijn-gegevens")
def gegevens(request: PersoonRequest, groep: str = "") -> HttpResponse:
    """What registers know about the person or company, each with its source, and what to do when it is wrong.

    Raises:
        Http404: no register here knows who it is about, or there is no such group of data.
    """
    lezing = Lezing(request, "mijn-gegevens")
    # Here each part itself says which source is silent.
    request.onvolledig = ()
    delen = list_onderdelen(lezing.betrokkene, groep=groep)
    if not delen:
        raise Http404
    titel = _(GROEPEN[groep]) if groep else ""
    context = {
        "delen": show_onderdelen(lezing, delen),
        "groep": groep,
        "groeptitel": titel,
        "groepen": list_groepen(lezing.betrokkene),
        "gemeld": has_terugmeldingen(lezing.betrokkene),
        "van_onderneming": isinstance(lezing.betrokkene, Onderneming),
        "mag_wijzigen": may_wijzigen(request),
        "kruimels": _kruimels(titel, zakelijk=isinstance(lezing.betrokkene, Onderneming)),
    }
    return render_pagina(request, "gegevens", context)


@require_safe
@requires("mijn-uittreksels")
def gegevens_pdf(request: PersoonRequest) -> HttpResponse:
    """All parts in one PDF that everybody can read (PDF/UA-1).

    Raises:
        Http404: no register here knows who it is about.
    """
    response = HttpResponse(make_pdf(_read_all(request), op=timezone.now()), content_type="application/pdf")
    return _as_file(response, _("mijn-gegevens.pdf"))


@require_safe
@requires("mijn-uittreksels")
def gegevens_json(request: PersoonRequest) -> HttpResponse:
    """All parts for another computer (AVG art. 20).

    Raises:
        Http404: no register here knows who it is about.
    """
    options = {"ensure_ascii": False, "indent": 2}
    response = JsonResponse(make_json(_read_all(request), op=timezone.now()), json_dumps_params=options)
    return _as_file(response, _("mijn-gegevens.json"))


def _read_all(request: PersoonRequest) -> Gelezen:
    lezing = Lezing(request, "mijn-uittreksels")
    delen = list_onderdelen(lezing.betrokkene)
    if not delen:
        raise Http404
    return read_onderdelen(lezing, delen)


def _as_file(response: HttpResponse, naam: str) -> HttpResponse:
    response.headers["Content-Disposition"] = str(content_disposition_header(as_attachment=True, filename=naam))
    response.headers["Content-Security-Policy"] = "sandbox"
    return response


def _kruimels(titel: str, *, zakelijk: bool) -> list[tuple[str, str | None]]:
    begin = _("Bedrijfsgegevens") if zakelijk else _("Mijn gegevens")
    if not titel:
        return kruimels((begin, None))
    return kruimels((begin, reverse("mijn:gegevens")), (titel, None))
