"""Bringing a reported doubt to its register (Digimelding)."""

from http import HTTPStatus

from django.utils.translation import gettext_noop

from mijnomgeving.bronnen import registry
from mijnomgeving.bronnen.terugmelding.models import Basisregistratie, Melding
from mijnomgeving.gegevens import wijziging_bezorgen
from mijnomgeving.inzendingen.services import Afgewezen, Zending, register_bezorger
from portal.core.betrokkene import Onderneming, Persoon
from portal.core.deadline import Deadline
from portal.outbound.service import Storing

BEZORGER = "terugmelding.meld"
_NIET_AANGENOMEN = gettext_noop(
    "De organisatie kan deze melding niet via dit formulier behandelen. Neem contact met haar op en noem het nummer."
)


async def bezorg_terugmelding(zending: Zending, deadline: Deadline) -> str:
    """Report it; our number makes a second delivery the same report.

    Raises:
        Afgewezen: the register does not take it, or it is about somebody without a number.
        BronFout: no usable answer; to be tried again.
    """
    over, opdracht = zending.betrokkene, zending.opdracht
    if not isinstance(over, Persoon | Onderneming):
        raise Afgewezen(_NIET_AANGENOMEN)
    melding = Melding(
        kenmerk=zending.nummer,
        basisregistratie=Basisregistratie(opdracht["registratie"]),
        over=over,
        gegeven=opdracht["gegeven"],
        huidige_waarde=opdracht["huidig"],
        voorgestelde_waarde=opdracht["voorstel"],
        toelichting=opdracht["toelichting"],
    )
    try:
        ontvangst = await registry.terugmelding().meld(melding, deadline=deadline)
    except Storing as fout:
        if fout.status in {HTTPStatus.BAD_REQUEST, HTTPStatus.CONFLICT, HTTPStatus.UNPROCESSABLE_ENTITY}:
            raise Afgewezen(_NIET_AANGENOMEN) from fout
        raise
    return ontvangst.id


def register() -> None:
    """Say who brings terugmeldingen and changes for KVK; called from `MijnomgevingConfig.ready`."""
    register_bezorger(BEZORGER, bezorg_terugmelding)
    wijziging_bezorgen.register()
