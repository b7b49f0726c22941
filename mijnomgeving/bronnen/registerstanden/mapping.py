"""JSON of what KVK keeps besides the profile, to our models.

KVK gives this on contract, without a public specification; the shape is ours
(`federatie/registerstanden/registerstanden.yaml`).
"""

from collections.abc import Sequence
from typing import Any

from mijnomgeving.bronnen.lezen import Lezer
from mijnomgeving.bronnen.ondernemingen import own_parts
from mijnomgeving.bronnen.registerstanden.models import Jaarrekening, OpenWijziging, Registerstand, Wijzigingsoort
from portal.core.betrokkene import Onderneming
from portal.core.nummers import KvkNummer


def parse_registerstanden(
    bron: str,
    data: Any,  # noqa: ANN401 - JSON may be anything
    ondernemingen: Sequence[Onderneming],
) -> dict[KvkNummer, Registerstand]:
    """What is kept of each of these companies.

    Raises:
        Onbegrijpelijk: not what the document says, or about a company that was not asked.
    """
    per_nummer = {str(onderneming.kvk_nummer): onderneming.kvk_nummer for onderneming in ondernemingen}
    delen = own_parts(Lezer.of(bron, data), "registerstanden", ondernemingen)
    return {per_nummer[registerstand.kvk_nummer]: registerstand for registerstand in map(_registerstand, delen)}


def _registerstand(deel: Lezer) -> Registerstand:
    ubo = deel.deel("ubo")
    rekeningen = (
        Jaarrekening(
            boekjaar_einde=regel.datum("boekjaarEinde"),
            vastgesteld_op=regel.datum_of_geen("vastgesteldOp"),
            gedeponeerd_op=regel.datum_of_geen("gedeponeerdOp"),
        )
        for regel in deel.delen("jaarrekeningen")
    )
    return Registerstand(
        kvk_nummer=deel.tekst("kvkNummer"),
        op=deel.datum("peildatum"),
        ubo_geregistreerd=ubo.vlag("geregistreerd") if ubo else None,
        ubo_opgave_op=ubo.datum_of_geen("laatsteOpgave") if ubo else None,
        jaarrekeningen=tuple(sorted(rekeningen, key=lambda rekening: rekening.boekjaar_einde, reverse=True)),
        wijzigingen=tuple(_wijziging(regel) for regel in deel.delen("openstaandeWijzigingen")),
    )


def _wijziging(regel: Lezer) -> OpenWijziging:
    try:
        soort = Wijzigingsoort(regel.tekst("soort"))
    except ValueError:
        raise regel.fout("soort") from None
    return OpenWijziging(soort, regel.datum("sinds"), regel.tekst("omschrijving"))
