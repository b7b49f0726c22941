"""/loket/contact/<id>/waarom/: what this contact shows and what not, by organisation and part, with what to do then."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from mijnomgeving.bronnen.registry import brp, kvk
from mijnomgeving.bronnen.vraag import Onderdeel
from mijnomgeving.loket.contact.lopend import ContactRequest, Lopend, requires_contact
from mijnomgeving.loket.pagina import kruimels, render_loket
from mijnomgeving.loket.reikwijdte import (
    INFORMATIE,
    MET_PERSOON,
    ONDERDELEN,
    OVERAL,
    Geweigerd,
    Grond,
    Loketruimte,
    Stap,
    find_grond,
)
from mijnomgeving.loket.toestemming.selectors import list_ruimte
from mijnomgeving.loket.toestemming.services import DOELEN
from mijnomgeving.loket.toestemming.woorden import ONDERDEELNAMEN, TE_VRAGEN, list_organisatienamen
from portal.core.betrokkene import Onderneming

BIJ_ORGANISATIE: tuple[Onderdeel, ...] = ("zaken", "taken", "contacten", "berichten", "berichtinhoud")


@dataclass(frozen=True, slots=True)
class Vak:
    """One part at one source, with the ground or the refusal."""

    onderdeel: Onderdeel
    grond: Grond | Geweigerd

    @property
    def naam(self) -> str:
        """The part in words."""
        return ONDERDEELNAMEN[self.onderdeel]

    @property
    def mag(self) -> bool:
        """Whether it may be seen."""
        return isinstance(self.grond, Grond)

    @property
    def kort(self) -> str:
        """The ground in a word; of a refusal nothing."""
        return self.grond.soort if isinstance(self.grond, Grond) else ""


@dataclass(frozen=True, slots=True)
class Bronregel:
    """One source with its parts."""

    bron: str
    vakken: tuple[Vak, ...]

    @property
    def stappen(self) -> frozenset[Stap]:
        """What can be done to see more of it."""
        return frozenset(vak.grond.stap for vak in self.vakken if isinstance(vak.grond, Geweigerd))


@require_safe
@requires_contact(met_persoon=False, doelen=MET_PERSOON | {INFORMATIE})
def waarom(request: ContactRequest, contact_id: UUID) -> HttpResponse:
    """The whole table, or one organisation in full sentences.

    Raises:
        Http404: there is no such source.
    """
    lopend, ruimte = request.lopend, list_ruimte(lopend=request.lopend)
    regels = [make_regel(lopend, bron, BIJ_ORGANISATIE, ruimte) for bron in list_organisatienamen()]
    regels += make_register_rows(lopend, ruimte)
    gekozen = request.GET.get("bron", "")
    een = next((regel for regel in regels if regel.bron == gekozen), None)
    if gekozen and een is None:
        raise Http404
    context = {
        "regels": regels,
        "een": een,
        "kolommen": [ONDERDEELNAMEN[deel] for deel in BIJ_ORGANISATIE],
        "stappen": _links(lopend, een, contact_id) if een else {},
        "contact_id": contact_id,
        "mag_vragen": lopend.contact.doel in DOELEN and lopend.betrokkene is not None,
        "kruimels": kruimels(("Wat zie ik, en waarom?", None)),
    }
    return render_loket(request, "waarom", context)


def make_regel(lopend: Lopend, bron: str, onderdelen: Sequence[Onderdeel], ruimte: Sequence[Loketruimte]) -> Bronregel:
    """These parts of one source."""
    nu = timezone.now()
    return Bronregel(
        bron,
        tuple(
            Vak(deel, find_grond(bron=bron, onderdeel=deel, lopend=lopend, toestemmingen=ruimte, nu=nu))
            for deel in onderdelen
        ),
    )


def make_register_rows(lopend: Lopend, ruimte: Sequence[Loketruimte]) -> list[Bronregel]:
    """What is of no one organisation: who it is, who may act for that person, and what the rules give."""
    register = kvk().naam if isinstance(lopend.betrokkene, Onderneming) else brp().naam
    over_alle = [deel for deel in ONDERDELEN if deel in OVERAL]
    return [
        make_regel(lopend, register, ("gegevens",), ruimte),
        make_regel(lopend, "Alle organisaties samen", over_alle, ruimte),
    ]


def _links(lopend: Lopend, regel: Bronregel, contact_id: UUID) -> dict[str, str]:
    """Where each thing that can be done begins, with what is closed filled in."""
    stappen: dict[str, str] = {}
    if "identiteit" in regel.stappen:
        stappen["Stel de identiteit vast"] = reverse("loket:identiteit", args=[contact_id])
    if "persoon" in regel.stappen:
        stappen["Zoek de persoon"] = reverse("loket:zoeken", args=[contact_id])
    if "toestemming" in regel.stappen and lopend.contact.doel in DOELEN:
        dicht = [vak.onderdeel for vak in regel.vakken if not vak.mag and vak.onderdeel in TE_VRAGEN]
        vraag = urlencode({"organisatie": regel.bron, "onderdeel": dicht}, doseq=True)
        stappen["Vraag toestemming"] = f"{reverse('loket:toestemming', args=[contact_id])}?{vraag}#vraag"
    return stappen
