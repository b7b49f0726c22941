"""Bringing a change of a company to KVK, as a zaak of the kind 'wijziging' there."""

from django.utils import timezone

from mijnomgeving.bronnen.lezen import Lezer
from mijnomgeving.bronnen.registry import find_zaken_bron
from mijnomgeving.bronnen.zgw.indienen import NietIngediend, NieuweZaak, ZgwIndiener
from mijnomgeving.inzendingen.services import Zending, register_bezorger
from mijnomgeving.zaken.bezorgen import AUTEUR, bring, list_stukken
from portal.core.deadline import Deadline

BEZORGER = "gegevens.wijziging_kvk"
# The organisation that keeps the Handelsregister, and how its catalogus calls this kind of zaak.
KVK_OIN = "00000001006033404000"
ZAAKTYPE = "WIJZIGING"


def find_kvk() -> str | None:
    """The name under which KVK's register of zaken is connected; None when it is not."""
    return find_zaken_bron(KVK_OIN)


async def bring_wijziging(zending: Zending, deadline: Deadline) -> str:
    """Begin a zaak with the change as a letter; gives its number.

    Raises:
        Afgewezen: KVK says no for good.
        BronFout: it does not work now.
    """

    async def begin(indiener: ZgwIndiener) -> str:
        nieuw = NieuweZaak(
            nummer=zending.nummer,
            zaaktype=await _kind(indiener, deadline),
            omschrijving=zending.opdracht["omschrijving"],
            toelichting="Ingediend via Mijn omgeving. De wijziging staat in het document.",
        )
        return await indiener.begin_verzoek(
            nieuw,
            list_stukken(zending),
            over="",
            betrokkene=zending.betrokkene,
            op=timezone.localtime(zending.ingediend_op),
            auteur=AUTEUR,
            deadline=deadline,
        )

    return await bring(zending, begin)


async def _kind(indiener: ZgwIndiener, deadline: Deadline) -> str:
    """The address of this kind of zaak.

    Raises:
        NietIngediend: KVK has it no more.
    """
    antwoord = await indiener.call("GET", "catalogi/api/v1/zaaktypen", {"identificatie": ZAAKTYPE}, deadline)
    soort = next(iter(Lezer.of(indiener.naam, antwoord.data).delen("results")), None)
    if soort is None:
        raise NietIngediend("KVK neemt een wijziging niet op deze manier aan.")
    return soort.tekst("url")


def register() -> None:
    """Connect this bezorger."""
    register_bezorger(BEZORGER, bring_wijziging)
