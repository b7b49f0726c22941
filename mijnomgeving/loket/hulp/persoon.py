"""The summaries that a caseworker put in MijnOmgeving, for the person."""

from http import HTTPStatus
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_POST, require_safe

from mijnomgeving.bronnen.deur import read_eigen
from mijnomgeving.loket.hulp.selectors import find_samenvatting, list_samenvattingen
from mijnomgeving.loket.hulp.services import delete_samenvatting
from mijnomgeving.pagina import kruimels, render_pagina, tell
from portal.toegang.beleid import PersoonRequest, requires

_GEGEVENS = gettext_noop("samenvattingen van uw gesprekken")


@require_safe
@requires("mijn-loket")
def samenvattingen(request: PersoonRequest) -> HttpResponse:
    """All of them."""
    _log(request)
    lijst = list_samenvattingen(betrokkene=request.persoon.betrokkene)
    context = {"kruimels": kruimels(_loket(), (_("Samenvattingen"), None)), "samenvattingen": lijst}
    return render_pagina(request, "loket_samenvattingen", context)


@require_safe
@requires("mijn-loket")
def samenvatting(request: PersoonRequest, samenvatting_id: UUID) -> HttpResponse:
    """One, to read and to print.

    Raises:
        Http404: this person has none with this number.
    """
    _log(request)
    bewaard = find_samenvatting(betrokkene=request.persoon.betrokkene, samenvatting_id=samenvatting_id)
    if bewaard is None:
        raise Http404
    terug = (_("Samenvattingen"), reverse("mijn:loket_samenvattingen"))
    context = {"kruimels": kruimels(_loket(), terug, (bewaard.kop, None)), "bewaard": bewaard}
    return render_pagina(request, "loket_samenvatting", context)


@require_POST
@requires("mijn-loket")
def weggooien(request: PersoonRequest, samenvatting_id: UUID) -> HttpResponse:
    """Throw one away.

    Raises:
        Http404: this person has none with this number.
    """
    if not delete_samenvatting(betrokkene=request.persoon.betrokkene, samenvatting_id=samenvatting_id):
        raise Http404
    tell(request, _("De samenvatting is weggegooid."))
    return HttpResponseRedirect(reverse("mijn:loket_samenvattingen"), status=HTTPStatus.SEE_OTHER)


def _loket() -> tuple[str, str]:
    return _("Hulp van een medewerker"), reverse("mijn:loket")


def _log(request: PersoonRequest) -> None:
    read_eigen(persoon=request.persoon, activiteit="mijn-loket", bron=settings.WAGTAIL_SITE_NAME, gegevens=_GEGEVENS)
