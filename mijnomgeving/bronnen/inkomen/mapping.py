"""JSON of the BRI to our models; the shape is ours (`federatie/inkomen/geregistreerd-inkomen.yaml`)."""

from collections.abc import Mapping
from typing import Any

from mijnomgeving.bronnen.inkomen.models import Inkomen
from mijnomgeving.bronnen.lezen import Lezer
from portal.core.betrokkene import Persoon

_VERZAMEL: Mapping[str, bool] = {"verzamelinkomen": True, "belastbaar_loon": False}
_VOORLOPIG: Mapping[str, bool] = {"voorlopig": True, "definitief": False}


def zoekopdracht(persoon: Persoon) -> dict[str, str]:
    """The body of `POST /inkomens/_zoek`."""
    return {"burgerservicenummer": str(persoon.bsn)}


def parse_inkomens(bron: str, data: Any) -> tuple[Inkomen, ...]:  # noqa: ANN401 - JSON may be anything
    """The income of each year, the newest first.

    Raises:
        Onbegrijpelijk: not what that document says.
    """
    gevonden = (_inkomen(deel) for deel in Lezer.of(bron, data).delen("inkomens"))
    return tuple(sorted(gevonden, key=lambda inkomen: inkomen.jaar, reverse=True))


def _inkomen(deel: Lezer) -> Inkomen:
    return Inkomen(
        jaar=deel.getal("belastingjaar"),
        verzamelinkomen=_keuze(deel, "soort", _VERZAMEL),
        bedrag=deel.getal("bedrag"),
        voorlopig=_keuze(deel, "status", _VOORLOPIG),
        vastgesteld_op=deel.datum("datumVaststelling"),
        in_onderzoek=deel.vlag_of_nee("inOnderzoek"),
    )


def _keuze(deel: Lezer, veld: str, waarden: Mapping[str, bool]) -> bool:
    waarde = deel.tekst(veld)
    if waarde not in waarden:
        raise deel.fout(veld)
    return waarden[waarde]
