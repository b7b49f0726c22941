"""JSON of the diplomaregister to our models; the shape is ours (`federatie/duo/diplomaregister.yaml`)."""

from typing import Any

from mijnomgeving.bronnen.duo.models import Diploma
from mijnomgeving.bronnen.lezen import Lezer
from portal.core.betrokkene import Persoon


def zoekopdracht(persoon: Persoon) -> dict[str, str]:
    """The body of `POST /diplomas/_zoek`."""
    return {"burgerservicenummer": str(persoon.bsn)}


def parse_diplomas(bron: str, data: Any) -> tuple[Diploma, ...]:  # noqa: ANN401 - JSON may be anything
    """The diplomas, the newest first.

    Raises:
        Onbegrijpelijk: not what that document says.
    """
    gevonden = (_diploma(deel) for deel in Lezer.of(bron, data).delen("diplomas"))
    return tuple(sorted(gevonden, key=lambda diploma: diploma.uitgereikt_op, reverse=True))


def _diploma(deel: Lezer) -> Diploma:
    return Diploma(
        nummer=deel.tekst("diplomanummer"),
        soort=deel.tekst("onderwijssoort"),
        niveau=deel.tekst_of_leeg("niveau"),
        opleiding=deel.tekst("opleiding"),
        instelling=deel.tekst("instelling"),
        plaats=deel.tekst_of_leeg("plaats"),
        uitgereikt_op=deel.datum("datumUitreiking"),
    )
