"""Is this wrong? /mijn/gegevens/klopt-niet/<onderdeel>/, and what became of what was reported before."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods, require_safe

from mijnomgeving.bronnen import registry
from mijnomgeving.bronnen.deur import Antwoorden, Vraag, read_eigen
from mijnomgeving.bronnen.terugmelding.models import Basisregistratie, Ontvangst
from mijnomgeving.gegevens.bezorgen import BEZORGER
from mijnomgeving.gegevens.feiten import Feit
from mijnomgeving.gegevens.forms import TerugmeldFormulier
from mijnomgeving.gegevens.groepen import list_onderdelen
from mijnomgeving.gegevens.onderdelen import Onderdeel
from mijnomgeving.gegevens.tonen import read_onderdelen
from mijnomgeving.gegevens.uitleg import UITLEG
from mijnomgeving.inzendingen.forms import redirect_to_bevestiging
from mijnomgeving.inzendingen.models import Inzending, Soort
from mijnomgeving.inzendingen.selectors import GetoondeInzending, list_inzendingen
from mijnomgeving.pagina import Lezing, kruimels, render_pagina
from portal.core.betrokkene import Betrokkene
from portal.core.resultaat import Available, SourceResult, Stale
from portal.toegang import invoer
from portal.toegang.beleid import PersoonRequest, requires

OVER = "terugmelding"
# Beyond these the page would ask the source too often; the rest stands in what one sent.
_HOOGSTENS = 10
_NAGEKEKEN, _VERANDER = "nagekeken", "verander"
_BRONHOUDERS: Mapping[Basisregistratie, str] = {
    Basisregistratie.PERSONEN: gettext_noop("Uw gemeente"),
    Basisregistratie.ADRESSEN: gettext_noop("De gemeente"),
    Basisregistratie.KADASTER: gettext_noop("Het Kadaster"),
    Basisregistratie.VOERTUIGEN: gettext_noop("De RDW"),
    Basisregistratie.HANDELSREGISTER: gettext_noop("De KVK"),
    Basisregistratie.WOZ: gettext_noop("De gemeente"),
    Basisregistratie.INKOMEN: gettext_noop("De Belastingdienst"),
    Basisregistratie.BELASTINGEN: gettext_noop("De Belastingdienst"),
    Basisregistratie.STATISTIEK: gettext_noop("CBS"),
    Basisregistratie.ENERGIE: gettext_noop("Uw netbeheerder"),
    Basisregistratie.HEFFINGEN: gettext_noop("De gemeente"),
}


@dataclass(frozen=True, slots=True)
class GevolgdeMelding:
    """What was reported, and what the bronhouder says about it; None as long as that is not known."""

    inzending: GetoondeInzending
    resultaat: SourceResult[Ontvangst | None] | None

    @property
    def ontvangst(self) -> Ontvangst | None:
        """What the bronhouder says."""
        return self.resultaat.data if isinstance(self.resultaat, Available | Stale) else None


@require_http_methods(["GET", "HEAD", "POST"])
@requires("mijn-gegevens")
def terugmelding(request: PersoonRequest, sleutel: str) -> HttpResponse:
    """Choose what is wrong, look it over, send it.

    Raises:
        Http404: there is no such part of this person or company, or doubts about it go elsewhere.
    """
    deel, feiten, resultaat = _read(request, sleutel)
    maak = partial(TerugmeldFormulier, feiten=feiten)
    if not feiten or request.method != "POST":
        return _show(request, deel, _begin(request, maak), resultaat)
    formulier = maak(request.POST)
    if not formulier.is_valid() or _VERANDER in request.POST:
        return _show(request, deel, formulier, resultaat)
    if _NAGEKEKEN not in request.POST:
        context = {"formulier": formulier, "kopie": formulier.kopie()} | _context(deel)
        return render_pagina(request, "gegevens_controle", context)
    return redirect_to_bevestiging(request, _send(request, deel, formulier))


@require_safe
@requires("mijn-gegevens")
def terugmeldingen(request: PersoonRequest) -> HttpResponse:
    """What was reported before, with how far the bronhouder is."""
    lezing = Lezing(request, "mijn-gegevens")
    # What was reported is kept by the portal itself, also when no source is asked.
    read_eigen(
        persoon=lezing.persoon,
        activiteit="mijn-gegevens",
        bron=settings.WAGTAIL_SITE_NAME,
        gegevens=gettext_noop("uw meldingen"),
    )
    context = {
        "meldingen": list_gevolgd(lezing),
        "kruimels": _kruimels(_("Uw meldingen")),
    }
    return render_pagina(request, "gegevens_meldingen", context)


def has_terugmeldingen(betrokkene: Betrokkene) -> bool:
    """Whether something was reported before."""
    return bool(list_inzendingen(betrokkene=betrokkene, over=OVER))


def list_gevolgd(lezing: Lezing) -> list[GevolgdeMelding]:
    """The newest reports with their state, asked all at once of the place that keeps it."""
    gemeld = list_inzendingen(betrokkene=lezing.betrokkene, over=OVER)[:_HOOGSTENS]
    bron = registry.terugmelding()
    vragen = {
        inzending.nummer: Vraag(bron.naam, gettext_noop("uw meldingen"), partial(bron.fetch_melding, kenmerk))
        for inzending in gemeld
        if inzending.aangekomen and (kenmerk := inzending.kop.kenmerk)
    }
    antwoorden: Antwoorden | None = lezing.read(*vragen.values()) if vragen else None
    return [
        GevolgdeMelding(
            inzending,
            antwoorden[vragen[inzending.nummer]] if antwoorden and inzending.nummer in vragen else None,
        )
        for inzending in gemeld
    ]


def _read(request: PersoonRequest, sleutel: str) -> tuple[Onderdeel, list[Feit], SourceResult[Any]]:
    """This part as it is now, and the facts in it that can be wrong."""
    uitleg = UITLEG.get(sleutel)
    if uitleg is None or uitleg.registratie is None:
        raise Http404
    lezing = Lezing(request, "mijn-gegevens")
    groepen = {deel.groep for deel in list_onderdelen(lezing.betrokkene)}
    delen = [deel for groep in groepen for deel in list_onderdelen(lezing.betrokkene, groep=groep)]
    eigen = [deel for deel in delen if deel.sleutel == sleutel] or _ahead(delen, sleutel)
    for deel, resultaat in read_onderdelen(lezing, eigen):
        if deel.sleutel == sleutel:
            feiten = deel.feiten(resultaat.data) if isinstance(resultaat, Available | Stale) else []
            return deel, [feit for feit in feiten if feit.gegeven], resultaat
    raise Http404


def _ahead(delen: list[Onderdeel], sleutel: str) -> list[Onderdeel]:
    """The parts from which this one follows: a value or a right is asked after the property."""
    return [deel for deel in delen if deel.groep == "wonen"] if sleutel in {"woz", "rechten"} else []


def _begin(request: PersoonRequest, maak: Any) -> TerugmeldFormulier:  # noqa: ANN401 - the form with its facts
    typed = invoer.take(request=request, persoon=request.persoon)
    formulier: TerugmeldFormulier = maak(initial=typed.dict()) if typed else maak()
    return formulier


def _send(request: PersoonRequest, deel: Onderdeel, formulier: TerugmeldFormulier) -> Inzending:
    feit, registratie = formulier.gekozen, deel.uitleg.registratie
    if registratie is None:
        raise Http404
    return formulier.verzend(
        persoon=request.persoon,
        soort=Soort.TERUGMELDING,
        bezorger=BEZORGER,
        bestemming=_(_BRONHOUDERS[registratie]),
        onderwerp=_("Klopt niet: %(wat)s") % {"wat": _(deel.uitleg.titel)},
        opdracht={
            "registratie": registratie.value,
            "gegeven": feit.gegeven,
            "huidig": feit.waarde[:500],
            "voorstel": formulier.cleaned_data["voorstel"],
            "toelichting": formulier.cleaned_data["toelichting"],
        },
        over=OVER,
        terug=reverse("mijn:terugmeldingen"),
    )


def _show(
    request: PersoonRequest, deel: Onderdeel, formulier: TerugmeldFormulier, resultaat: SourceResult[Any]
) -> HttpResponse:
    kan = bool(formulier.fields["feit"].choices)  # type: ignore[attr-defined] # a ChoiceField
    context = {"formulier": formulier, "resultaat": resultaat, "kan": kan} | _context(deel)
    return render_pagina(request, "gegevens_klopt_niet", context)


def _context(deel: Onderdeel) -> dict[str, object]:
    registratie = deel.uitleg.registratie
    titel = _("Klopt er iets niet?")
    return {
        "onderdeel": _(deel.uitleg.titel),
        "bronhouder": _(_BRONHOUDERS[registratie]) if registratie else "",
        "terug": reverse("mijn:gegevens_groep", args=[deel.groep]),
        "kruimels": _kruimels(titel),
    }


def _kruimels(titel: str) -> list[tuple[str, str | None]]:
    return kruimels((_("Mijn gegevens"), reverse("mijn:gegevens")), (titel, None))
