"""JSON of Klantinteracties to our models; the only place that knows its field names."""

from typing import Any

from mijnomgeving.bronnen.klantinteracties.models import Contactmoment, NieuwContact
from mijnomgeving.bronnen.lezen import Lezer
from portal.core.betrokkene import Betrokkene, EuPersoon, Onderneming, Persoon

_WIE = "hadBetrokkene__wasPartij__partijIdentificator__"
# What a list must bring along, so that it is one call.
EXPAND = "leiddeTotInterneTaken,gingOverOnderwerpobjecten"
_VERWERKT = "verwerkt"
_ONDERWERP_TEKENS, _INHOUD_TEKENS, _NAAM_TEKENS = 200, 1000, 200


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


def partijparameters(betrokkene: Betrokkene) -> tuple[dict[str, str], ...]:
    """The query of `GET /partijen` for this betrokkene: one for each number."""
    return tuple(
        {
            "partijIdentificator__codeSoortObjectId": soort,
            "partijIdentificator__codeRegister": register,
            "partijIdentificator__objectId": nummer,
        }
        for soort, register, nummer in _nummers(betrokkene)
    )


def nieuwe_partij(betrokkene: Betrokkene, naam: str) -> dict[str, Any]:
    """The body of `POST /partijen` for somebody whom the organisation does not know yet."""
    persoon = isinstance(betrokkene, Persoon)
    objecttype = "natuurlijk_persoon" if persoon else "niet_natuurlijk_persoon"
    return {
        "soortPartij": "persoon" if persoon else "organisatie",
        "indicatieActief": True,
        "partijIdentificatie": {"volledigeNaam": naam[:_NAAM_TEKENS]} if persoon else {"naam": naam[:_NAAM_TEKENS]},
        "partijIdentificatoren": [
            {
                "partijIdentificator": {
                    "codeObjecttype": objecttype,
                    "codeRegister": register,
                    "codeSoortObjectId": soort,
                    "objectId": nummer,
                }
            }
            for soort, register, nummer in _nummers(betrokkene)
        ],
    }


def nieuw_klantcontact(nieuw: NieuwContact, partij: str | None) -> dict[str, Any]:
    """The body of `POST /maak-klantcontact`."""
    body: dict[str, Any] = {
        "klantcontact": {
            "referentienummer": nieuw.kenmerk,
            "kanaal": nieuw.kanaal,
            "onderwerp": nieuw.onderwerp[:_ONDERWERP_TEKENS],
            "inhoud": nieuw.inhoud[:_INHOUD_TEKENS],
            "indicatieContactGelukt": nieuw.gelukt,
            "verdereActieOndernomen": bool(nieuw.terugbellen),
            "taal": "nld",
            "vertrouwelijk": False,
            "plaatsgevondenOp": nieuw.op.isoformat(),
        }
    }
    if partij:
        body["betrokkene"] = {"wasPartij": {"uuid": partij}, "rol": "klant", "initiator": True}
    if nieuw.zaaknummer:
        identificator = {
            "codeObjecttype": "zaak",
            "codeRegister": "openzaak",
            "codeSoortObjectId": "identificatie",
            "objectId": nieuw.zaaknummer,
        }
        body["onderwerpobject"] = {"wasKlantcontact": None, "onderwerpobjectidentificator": identificator}
    return body


def nieuwe_internetaak(nieuw: NieuwContact, contact: str) -> dict[str, Any]:
    """The body of `POST /internetaken`."""
    return {
        "referentienummer": nieuw.kenmerk,
        "gevraagdeHandeling": "Terugbellen",
        "aanleidinggevendKlantcontact": {"uuid": contact},
        "toelichting": nieuw.terugbellen[:_INHOUD_TEKENS],
        "status": "te_verwerken",
    }


def parse_eerste_uuid(bron: str, data: Any) -> str | None:  # noqa: ANN401 - JSON may be anything
    """The uuid of the first object of a list; None when it is empty.

    Raises:
        Onbegrijpelijk: not what the standard says.
    """
    return next((deel.uuid("uuid") for deel in Lezer.of(bron, data).delen("results")), None)


def parse_uuid(bron: str, data: Any, veld: str = "") -> str:  # noqa: ANN401 - JSON may be anything
    """The uuid of an object that was made, or of the part of it under this name.

    Raises:
        Onbegrijpelijk: not what the standard says.
    """
    deel = Lezer.of(bron, data)
    binnen = deel.deel(veld) if veld else deel
    if binnen is None:
        raise deel.fout(veld)
    return binnen.uuid("uuid")


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
