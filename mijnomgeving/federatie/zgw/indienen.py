"""What a portal may make in a register: zaken, roles, statuses, documents and the links between them.

A second object with the same number is refused, as the standard says (zrc-002, drc-001, 'identificatie-niet-uniek'):
who is not sure whether a call arrived looks first.
"""

import base64
import binascii
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Final

from mijnomgeving.federatie.verloop import moment_van
from mijnomgeving.federatie.zgw.filters import refuse_filter
from mijnomgeving.federatie.zgw.plank import Object
from mijnomgeving.federatie.zgw.register import Register
from mijnomgeving.federatie.zgw.schrijven import Geschreven, Schrijfactie

Body = Mapping[str, object]
_VERPLICHT: Final[Mapping[str, tuple[str, ...]]] = {
    "zaken": ("bronorganisatie", "verantwoordelijkeOrganisatie", "zaaktype", "startdatum"),
    "rollen": ("zaak", "betrokkeneType", "roltype", "roltoelichting", "betrokkeneIdentificatie"),
    "statussen": ("zaak", "statustype", "datumStatusGezet"),
    "enkelvoudiginformatieobjecten": (
        *("identificatie", "bronorganisatie", "creatiedatum", "titel", "auteur", "taal", "informatieobjecttype"),
        "inhoud",
    ),
    "zaakinformatieobjecten": ("zaak", "informatieobject"),
}
SOORTEN = tuple(_VERPLICHT)
# Fields that name another object of the same organisation.
_VERWIJST = ("zaak", "zaaktype", "roltype", "statustype", "informatieobject", "informatieobjecttype")
_DATUMS = ("startdatum", "creatiedatum", "ontvangstdatum")
_LANGSTE = 40


def make(geschreven: Geschreven, register: Register, *, soort: str, body: Body, op: datetime) -> Object:
    """Make an object, or say why not.

    Raises:
        Probleem: 400, a field is missing, wrong, or the object is there already.
    """
    for name in _VERPLICHT[soort]:
        if body.get(name) in (None, "", {}):
            refuse_filter(name, "required", "Dit veld is vereist.")
    _check(register, body)
    return _MAKERS[soort](geschreven, register, body, op)


def _zaak(geschreven: Geschreven, register: Register, body: Body, op: datetime) -> Object:
    number = _number(body, f"ZAAK-{op:%Y}-{sum(1 for _ in register.plank.all('zaken')) + 1:010d}")
    _refuse_double(register, "zaken", number, body)
    return geschreven.add(register, Schrijfactie("zaken", number, body, op))


def _document(geschreven: Geschreven, register: Register, body: Body, op: datetime) -> Object:
    number = _number(body, "")
    _refuse_double(register, "enkelvoudiginformatieobjecten", number, body)
    try:
        inhoud = base64.b64decode(str(body["inhoud"]), validate=True)
    except (binascii.Error, ValueError):
        refuse_filter("inhoud", "invalid", "Dit is geen base64.")
    if body.get("bestandsomvang") != len(inhoud):
        refuse_filter("bestandsomvang", "file-size", "De grootte klopt niet met de inhoud.")
    geschreven.keep_file(register, number, str(body.get("bestandsnaam") or number), inhoud)
    kept = {name: value for name, value in body.items() if name != "inhoud"}
    return geschreven.add(register, Schrijfactie("enkelvoudiginformatieobjecten", number, kept, op))


def _link(geschreven: Geschreven, register: Register, body: Body, op: datetime) -> Object:
    for row in register.plank.all("zaakinformatieobjecten"):
        if (row["zaak"], row["informatieobject"]) == (body["zaak"], body["informatieobject"]):
            refuse_filter("nonFieldErrors", "unique", "Dit document hoort al bij deze zaak.")
    made = geschreven.add(register, Schrijfactie("zaakinformatieobjecten", _name(geschreven, body), body, op))
    zaak = register.plank.find(str(body["zaak"]))
    if zaak is not None:
        geschreven.answer_document(register, zaak, op)
    return made


def _rol(geschreven: Geschreven, register: Register, body: Body, op: datetime) -> Object:
    if not isinstance(body["betrokkeneIdentificatie"], Mapping):
        refuse_filter("betrokkeneIdentificatie", "invalid", "Dit is geen object.")
    return geschreven.add(register, Schrijfactie("rollen", _name(geschreven, body), body, op))


def _status(geschreven: Geschreven, register: Register, body: Body, op: datetime) -> Object:
    try:
        moment_van(str(body["datumStatusGezet"]))
    except ValueError:
        refuse_filter("datumStatusGezet", "invalid", "Dit is geen moment.")
    return geschreven.add(register, Schrijfactie("statussen", _name(geschreven, body), body, op))


_MAKERS: Final[Mapping[str, Callable[[Geschreven, Register, Body, datetime], Object]]] = {
    "zaken": _zaak,
    "rollen": _rol,
    "statussen": _status,
    "enkelvoudiginformatieobjecten": _document,
    "zaakinformatieobjecten": _link,
}


def _check(register: Register, body: Body) -> None:
    for name in _VERWIJST:
        if name in body and register.plank.find(str(body[name])) is None:
            refuse_filter(name, "bad-url", "Dit object is er niet.")
    for name in _DATUMS:
        if body.get(name) is not None:
            try:
                date.fromisoformat(str(body[name]))
            except ValueError:
                refuse_filter(name, "invalid", "Dit is geen datum.")


def _number(body: Body, default: str) -> str:
    number = str(body.get("identificatie") or default)
    if not number.isascii() or len(number) > _LANGSTE:
        refuse_filter("identificatie", "max_length", "Dit nummer heeft te veel of vreemde tekens.")
    return number


def _refuse_double(register: Register, soort: str, number: str, body: Body) -> None:
    for row in register.plank.all(soort):
        if (row["identificatie"], row["bronorganisatie"]) == (number, body["bronorganisatie"]):
            refuse_filter("identificatie", "identificatie-niet-uniek", "Dit nummer is al gebruikt.")


def _name(geschreven: Geschreven, body: Body) -> str:
    """A name that nothing else has."""
    return f"{body['zaak']}/gemaakt/{geschreven.count}"
