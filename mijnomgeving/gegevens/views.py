"""/mijn/gegevens/."""

from functools import partial

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_safe

from mijnomgeving.bronnen.deur import Vraag
from mijnomgeving.bronnen.registry import brp
from mijnomgeving.pagina import Lezing, kruimels, render_pagina
from portal.core.betrokkene import Persoon
from portal.core.resultaat import Available, Stale
from portal.toegang.beleid import PersoonRequest, requires


@require_safe
@requires("mijn-gegevens")
def gegevens(request: PersoonRequest) -> HttpResponse:
    """What the BRP knows about the person, and what to do when it is wrong.

    Raises:
        Http404: who it is about is no person in the BRP.
    """
    lezing = Lezing(request, "mijn-gegevens")
    if not isinstance(lezing.betrokkene, Persoon):
        raise Http404
    vraag = Vraag(
        brp().naam, gettext_noop("uw persoonsgegevens"), partial(brp().fetch_ingeschrevene, lezing.betrokkene)
    )
    resultaat = lezing.read(vraag)[vraag]
    ingeschrevene = resultaat.data if isinstance(resultaat, Available | Stale) else None
    context = {"resultaat": resultaat, "ik": ingeschrevene, "kruimels": kruimels((_("Mijn gegevens"), None))}
    return render_pagina(request, "gegevens", context)
