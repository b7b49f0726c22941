"""Our models to and from the JSON of the loket; the only place that knows its field names."""

import base64
from typing import Any

from mijnomgeving.bronnen.lezen import Lezer
from mijnomgeving.bronnen.loket.models import Loketbericht, NieuwVerzoek, Verzoek, Verzoeksoort
from portal.core.betrokkene import EuPersoon


def indienopdracht(verzoek: NieuwVerzoek) -> dict[str, Any]:
    """The body of `POST /verzoeken`; what was not filled in is left out."""
    misschien = {"registratienummer": verzoek.registratienummer, "email": verzoek.email, "dienst": verzoek.dienst}
    bijlagen = [
        {"naam": naam, "mimeType": soort, "inhoud": base64.b64encode(inhoud).decode()}
        for naam, soort, inhoud in verzoek.bijlagen
    ]
    return {
        "kenmerk": verzoek.kenmerk,
        "soort": verzoek.soort.value,
        "eidas": verzoek.van.pseudo_id,
        "naam": verzoek.naam,
        "bedrijf": verzoek.bedrijf,
        "land": verzoek.land,
        "organisatie": verzoek.organisatie,
        "onderwerp": verzoek.onderwerp,
        "tekst": verzoek.tekst,
        **{veld: waarde for veld, waarde in misschien.items() if waarde},
        **({"bijlagen": bijlagen} if bijlagen else {}),
    }


def zoekopdracht(persoon: EuPersoon) -> dict[str, str]:
    """The body of `POST /verzoeken/_zoek`."""
    return {"eidas": persoon.pseudo_id}


def parse_verzoeken(bron: str, data: Any) -> tuple[Verzoek, ...]:  # noqa: ANN401 - JSON may be anything
    """What somebody handed in.

    Raises:
        Onbegrijpelijk: not what was agreed.
    """
    return tuple(_verzoek(deel) for deel in Lezer.of(bron, data).delen("verzoeken"))


def parse_verzoek(bron: str, data: Any) -> Verzoek:  # noqa: ANN401 - JSON may be anything
    """One of them.

    Raises:
        Onbegrijpelijk: not what was agreed.
    """
    return _verzoek(Lezer.of(bron, data))


def _verzoek(deel: Lezer) -> Verzoek:
    try:
        soort = Verzoeksoort(deel.tekst("soort"))
    except ValueError:
        raise deel.fout("soort") from None
    return Verzoek(
        verzoek_id=deel.uuid("id"),
        kenmerk=deel.tekst("kenmerk"),
        soort=soort,
        organisatie=deel.tekst("organisatie"),
        onderwerp=deel.tekst("onderwerp"),
        beantwoord=deel.tekst("status") == "beantwoord",
        ontvangen_op=deel.moment("ontvangenOp"),
        berichten=tuple(
            Loketbericht(van=een.tekst("van"), op=een.moment("op"), tekst=een.tekst("tekst"))
            for een in deel.delen("berichten")
        ),
    )
