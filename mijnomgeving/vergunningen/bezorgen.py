"""Bringing what a holder asks to the register of zaken of the organisation."""

from dataclasses import replace

from django.utils import timezone

from mijnomgeving.bronnen.zgw.indienen import NieuweZaak
from mijnomgeving.inzendingen.services import Zending, register_bezorger
from mijnomgeving.vergunningen.acties import VERZOEK
from mijnomgeving.zaken.bezorgen import AUTEUR, bring, list_stukken
from portal.core.betrokkene import Betrokkene, Onderneming
from portal.core.deadline import Deadline
from portal.core.nummers import Vestigingsnummer


def register() -> None:
    """Connect this bezorger."""
    register_bezorger(VERZOEK, bring_verzoek)


async def bring_verzoek(zending: Zending, deadline: Deadline) -> str:
    """Begin a zaak for what is asked about a permit, with a letter and documents; gives its number.

    Raises:
        Afgewezen: the register says no for good.
        BronFout: it does not work now.
    """
    op, opdracht = timezone.localtime(zending.ingediend_op), zending.opdracht
    nieuw = NieuweZaak(
        nummer=zending.nummer,
        zaaktype=opdracht["zaaktype"],
        omschrijving=opdracht["omschrijving"],
        toelichting="Ingediend via Mijn omgeving. Wat er is gevraagd, staat in het document.",
    )
    return await bring(
        zending,
        lambda indiener: indiener.begin_verzoek(
            nieuw,
            list_stukken(zending),
            over=opdracht["over"],
            betrokkene=_holder(zending.betrokkene, opdracht["vestiging"]),
            op=op,
            auteur=AUTEUR,
            deadline=deadline,
        ),
    )


def _holder(betrokkene: Betrokkene, vestiging: str) -> Betrokkene:
    """In whose name the zaak begins: that of the vestiging which holds the permit, where it is one."""
    if not isinstance(betrokkene, Onderneming) or not vestiging:
        return betrokkene
    return replace(betrokkene, vestigingen=(Vestigingsnummer(vestiging),), beperkt=True)
