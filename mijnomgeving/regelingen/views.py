"""/mijn/regelingen/."""

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from levensgebeurtenissen.vragen.overdracht import take_antwoorden
from mijnomgeving.pagina import Lezing, kruimels, render_pagina
from mijnomgeving.regelingen.bestemming import SLEUTEL
from mijnomgeving.regelingen.feiten import Opgehaald, fetch_feiten
from mijnomgeving.regelingen.forms import Vragenformulier, fill_in
from mijnomgeving.regelingen.selectors import list_feiten, run_rules
from mijnomgeving.regelingen.services import follow
from mijnomgeving.toestemmingen.doelen import DOELEN, NIEUWE_REGELINGEN, REGELINGEN
from mijnomgeving.toestemmingen.selectors import has_toestemming
from portal.core.betrokkene import Onderneming
from portal.toegang import invoer
from portal.toegang.beleid import PersoonRequest, requires


@require_http_methods(["GET", "HEAD", "POST"])
@requires("mijn-regelingen")
def regelingen(request: PersoonRequest) -> HttpResponse:
    """On which schemes somebody may have a right: asked for consent first, and then reckoned while one looks.

    An answer to a question comes by POST, so that it is in no address, and is shown at once: nothing of it is kept, so
    there is nothing to go to after it.
    """
    if not has_toestemming(persoon=request.persoon, doel=REGELINGEN):
        context = {"doel": DOELEN[REGELINGEN], "kruimels": kruimels((_("Regelingen"), None))}
        return render_pagina(request, "regelingen_vooraf", context)
    lezing = Lezing(request, "mijn-regelingen")
    opgehaald = fetch_feiten(lezing)
    if request.method == "POST":
        return _answer(request, lezing, opgehaald, Vragenformulier(request.POST))
    if mee := take_antwoorden(request, naar=SLEUTEL):
        return _answer(request, lezing, opgehaald, Vragenformulier(fill_in(mee.antwoorden)), van=mee.van)
    terug = invoer.take(request=request, persoon=request.persoon)
    return _answer(request, lezing, opgehaald, invoer.restore(Vragenformulier, terug), teruggezet=terug is not None)


def _answer(
    request: PersoonRequest,
    lezing: Lezing,
    opgehaald: Opgehaald,
    formulier: Vragenformulier,
    *,
    teruggezet: bool = False,
    van: str = "",
) -> HttpResponse:
    # One answer that cannot be read does not take the others away.
    goed = formulier.is_valid()
    antwoorden = formulier.gegevens if formulier.is_bound else {}
    vandaag, betrokkene = timezone.localdate(), lezing.betrokkene
    overzicht = run_rules(betrokkene=betrokkene, feiten=opgehaald.feiten, antwoorden=antwoorden, op=vandaag)
    formulier.ask([*overzicht.nodig, *formulier.initial])
    volgt = has_toestemming(persoon=request.persoon, doel=NIEUWE_REGELINGEN)
    if volgt:
        gevonden = {naam: feit.waarde for naam, feit in opgehaald.feiten.items()}
        follow(betrokkene=betrokkene, feiten=gevonden, vandaag=vandaag)
    context = {
        "overzicht": overzicht,
        "formulier": formulier,
        "beantwoord": goed and bool(antwoorden),
        "teruggezet": teruggezet,
        "meegenomen_van": van,
        "feiten": list_feiten(opgehaald.feiten),
        "ontbreekt": opgehaald.ontbreekt,
        "van_onderneming": isinstance(betrokkene, Onderneming),
        "doel_nieuw": DOELEN[NIEUWE_REGELINGEN],
        "volgt": volgt,
        "vandaag": vandaag,
        "kruimels": kruimels((_("Regelingen"), None)),
    }
    return render_pagina(request, "regelingen", context)
