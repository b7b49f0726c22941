"""JSON of Klantinteracties to our models; the only place that knows its field names."""

from typing import Any

from mijnomgeving.bronnen.klantinteracties.models import Contactmoment
from mijnomgeving.bronnen.lezen import Lezer
from portal.core.betrokkene import Betrokkene, EuPersoon, Onderneming, Persoon

_WIE = "hadBetrokkene__wasPartij__partijIdentificator__"
# What a list must bring along, so that it is one call.
EXPAND = "leiddeTotInterneTaken,gingOverOnderwerpobjecten"
_VERWERKT = "verwerkt"


def zoekparameters(betrokkene: Betrokkene) -> tuple[dict[str, str], ...]:
    """The query of `GET /klantcontacten` for the contacts of this betrokkene: one for each number.

    The number stands in the address because the standard has no other way; nothing of ours logs addresses.
    """
    return tuple(
        {
            f"{_WIE}codeSoortObjectId": soort,
            f"{_WIE}codeRegister": register,
            f"{_WIE}objectId": nummer,
            "expand": EXPAND,
        }
        for soort, register, nummer in _nummers(betrokkene)
    )


def parse_contactmomenten(bron: str, data: Any) -> tuple[Contactmoment, ...]:  # noqa: ANN401 - JSON may be anything
    """The results of one page; what the organisation calls confidential is not shown.

    Raises:
        Onbegrijpelijk: not what the standard says.
    """
    gelezen = [(_contact(contact), contact.vlag("vertrouwelijk")) for contact in Lezer.of(bron, data).delen("results")]
    return tuple(contact for contact, vertrouwelijk in gelezen if not vertrouwelijk)


def parse_next(bron: str, data: Any) -> str:  # noqa: ANN401 - JSON may be anything
    """The address of the next page; empty on the last."""
    return Lezer.of(bron, data).tekst_of_leeg("next")


def _nummers(betrokkene: Betrokkene) -> list[tuple[str, str, str]]:
    match betrokkene:
        case Persoon(bsn):
            return [("bsn", "brp", str(bsn))]
        case Onderneming(beperkt=True) | EuPersoon():
            # A contact is with a company as a whole, and with nobody without a number.
            return []
        case Onderneming():
            rsin = [("rsin", "hr", str(betrokkene.rsin))] if betrokkene.rsin else []
            return [("kvk_nummer", "hr", str(betrokkene.kvk_nummer)), *rsin]


def _contact(contact: Lezer) -> Contactmoment:
    meegebracht = contact.deel("_expand") or Lezer.of(contact.bron, {})
    taken = [taak.tekst("status") for taak in meegebracht.delen_of_geen("leiddeTotInterneTaken")]
    onderwerpen = [
        identificator
        for onderwerp in meegebracht.delen_of_geen("gingOverOnderwerpobjecten")
        if (identificator := onderwerp.deel("onderwerpobjectidentificator"))
    ]
    return Contactmoment(
        bron=contact.bron,
        contact_id=contact.uuid("uuid"),
        kanaal=contact.tekst("kanaal"),
        onderwerp=contact.tekst("onderwerp"),
        inhoud=contact.tekst_of_leeg("inhoud"),
        op=contact.moment("plaatsgevondenOp") if contact.data.get("plaatsgevondenOp") is not None else None,
        zaaknummers=tuple(
            onderwerp.tekst("objectId")
            for onderwerp in onderwerpen
            if onderwerp.tekst_of_leeg("codeObjecttype").lower() == "zaak"
        ),
        wacht_op_antwoord=any(status != _VERWERKT for status in taken),
    )
