"""Bringing what people send about a zaak to the register of its organisation (ADR 0023)."""

from collections.abc import Callable, Coroutine
from http import HTTPStatus
from typing import Any

from django.utils import timezone

from mijnomgeving.bronnen.registry import zaken_indiener
from mijnomgeving.bronnen.zgw.indienen import NietIngediend, NieuweZaak, Stuk, ZgwIndiener
from mijnomgeving.inzendingen.services import Afgewezen, Zending, register_bezorger
from mijnomgeving.zaken.acties import STUKKEN, ZAAK
from mijnomgeving.zaken.brief import make_brief
from portal.core.deadline import Deadline
from portal.outbound.service import Storing

_PDF = "application/pdf"
AUTEUR = "Aanvrager"
# What the register says of it will be the same at every next try.
_VOORGOED = frozenset({HTTPStatus.BAD_REQUEST, HTTPStatus.REQUEST_ENTITY_TOO_LARGE})


def register() -> None:
    """Connect these bezorgers."""
    register_bezorger(STUKKEN, bring_stukken)
    register_bezorger(ZAAK, bring_zaak)


async def bring_stukken(zending: Zending, deadline: Deadline) -> str:
    """Add a letter and documents to a zaak; gives the number of the zaak.

    Raises:
        Afgewezen: the register says no for good.
        BronFout: it does not work now.
    """
    op = timezone.localtime(zending.ingediend_op)
    return await bring(
        zending,
        lambda indiener: indiener.add_stukken(
            zending.opdracht["zaak"], list_stukken(zending), op=op, auteur=AUTEUR, deadline=deadline
        ),
    )


async def bring_zaak(zending: Zending, deadline: Deadline) -> str:
    """Begin a zaak about another one, with a letter and documents; gives its number.

    Raises:
        Afgewezen: the register says no for good.
        BronFout: it does not work now.
    """
    op, opdracht = timezone.localtime(zending.ingediend_op), zending.opdracht
    nieuw = NieuweZaak(
        nummer=zending.nummer,
        zaaktype=opdracht["zaaktype"],
        omschrijving=opdracht["omschrijving"],
        toelichting="Ingediend via Mijn omgeving. Wat er is geschreven, staat in het document.",
    )
    return await bring(
        zending,
        lambda indiener: indiener.begin_zaak(
            nieuw,
            list_stukken(zending),
            over=opdracht["zaak"],
            betrokkene=zending.betrokkene,
            op=op,
            auteur=AUTEUR,
            deadline=deadline,
        ),
    )


async def bring(zending: Zending, doe: Callable[[ZgwIndiener], Coroutine[Any, Any, str]]) -> str:
    """Let the register of the organisation of this zending take it; gives what `doe` gives.

    Raises:
        Afgewezen: the register says no for good, or there is none any more.
        BronFout: it does not work now.
    """
    indiener = zaken_indiener(zending.opdracht["bron"])
    if indiener is None:
        raise Afgewezen(
            "Deze organisatie is niet meer aangesloten op dit portaal. Stuur uw bericht per post of bel de organisatie."
        )
    try:
        return await doe(indiener)
    except NietIngediend as nee:
        raise Afgewezen(f"{nee} Bel de organisatie en noem uw zaaknummer.") from nee
    except Storing as fout:
        if fout.status in _VOORGOED:
            raise Afgewezen(
                "De organisatie kon dit niet verwerken. Bel de organisatie en noem uw zaaknummer."
            ) from fout
        raise


def list_stukken(zending: Zending) -> list[Stuk]:
    """The letter first, then the files; each numbered, so that it is there once however often it is brought."""
    opdracht = zending.opdracht
    brief = make_brief(
        kop=opdracht["kop"],
        bestemming=opdracht["bron"],
        nummer=zending.nummer,
        regels=opdracht["regels"],
        op=timezone.localtime(zending.ingediend_op),
        namens=zending.afzender != zending.betrokkene,
    )
    naam = f"{opdracht['kop'].lower()}-{zending.nummer}.pdf".replace(" ", "-")
    return [
        Stuk(f"{zending.nummer}-0", opdracht["omschrijving"], naam, _PDF, brief),
        *(
            Stuk(f"{zending.nummer}-{nr}", bestand.naam, bestand.naam, bestand.soort, bestand.inhoud)
            for nr, bestand in enumerate(zending.bestanden, start=1)
        ),
    ]
