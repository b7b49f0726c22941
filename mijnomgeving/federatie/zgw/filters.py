"""Which zaken a question of the Zaken API asks for, by query or in the body of `_zoek`."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import NoReturn

from mijnomgeving.federatie.problemen import Probleem
from mijnomgeving.federatie.zgw.plank import Object
from mijnomgeving.federatie.zgw.register import Register

_ROL = "rol__betrokkeneIdentificatie__"
# Filter of a person or company: the field in the role's identification, and what a value looks like.
NUMMERS = {
    f"{_ROL}natuurlijkPersoon__inpBsn": ("inpBsn", re.compile(r"[0-9]{9}")),
    f"{_ROL}nietNatuurlijkPersoon__innNnpId": ("innNnpId", re.compile(r"[0-9]{9}")),
    f"{_ROL}nietNatuurlijkPersoon__annIdentificatie": ("annIdentificatie", re.compile(r"[0-9]{8,17}")),
    f"{_ROL}vestiging__vestigingsNummer": ("vestigingsNummer", re.compile(r"[0-9]{12}")),
}
ROL_FILTER, TYPE_FILTER = "rol__omschrijvingGeneriek", "rol__betrokkeneType"
_DATUMS = ("startdatum", "einddatum", "registratiedatum", "einddatumGepland", "uiterlijkeEinddatumAfdoening")
_VERGELIJK: Mapping[str, Callable[[str, str], bool]] = {
    "": lambda value, limit: value == limit,
    "__gt": lambda value, limit: value > limit,
    "__gte": lambda value, limit: value >= limit,
    "__lt": lambda value, limit: value < limit,
    "__lte": lambda value, limit: value <= limit,
}
_GELIJK = ("identificatie", "bronorganisatie", "zaaktype")
_LIJSTEN = {"uuid__in": "uuid", "zaaktype__in": "zaaktype", "bronorganisatie__in": "bronorganisatie"}
# Ours: a list of filters on roles of which one must be met, in the body of `_zoek` only. Each zaak then says by which.
SAMEN, DOOR = "rol__in", "gevondenDoor"
_IN_ROL = frozenset({*NUMMERS, ROL_FILTER, TYPE_FILTER})
_MEESTE = 1000
_OVERIG = {"expand", "page", "ordering", "einddatum__isnull", ROL_FILTER, TYPE_FILTER}
_ORDENINGEN = ("startdatum", "einddatum", "identificatie")
_BEKEND = {*NUMMERS, *_GELIJK, *_LIJSTEN, *_OVERIG} | {f"{datum}{op}" for datum in _DATUMS for op in _VERGELIJK}

Filters = Mapping[str, object]
Condition = Callable[[Object], bool]


def find_zaken(register: Register, filters: Filters) -> list[Object]:
    """The zaken that meet every filter, newest first or in the order that was asked.

    A real register gives all zaken to who asks without a filter; this one refuses, because no portal needs that.

    Raises:
        Probleem: 400, a filter is unknown or has a wrong value, or none says whose or which zaken.
    """
    if unknown := sorted(set(filters) - _BEKEND):
        refuse_filter(unknown[0], "unknown-parameters", "Dit filter kent de Zaken API niet.")
    zaken = _of_betrokkene(register, filters)
    if zaken is None:
        zaken = _named(register, filters)
    for condition in (*_equal(filters), *_lists(filters), *_dates(filters)):
        zaken = [zaak for zaak in zaken if condition(zaak)]
    return _in_order(zaken, _text(filters, "ordering") or "-startdatum")


def find_zaken_velen(register: Register, filters: Filters) -> list[Object]:
    """The zaken in which a role meets one of the parts of `rol__in`, newest first, each with which parts those are.

    Raises:
        Probleem: 400, the list or one of its parts is wrong, or there are filters beside it.
    """
    delen = filters[SAMEN]
    if not isinstance(delen, list) or not 1 <= len(delen) <= _MEESTE:
        refuse_filter(SAMEN, "invalid", "Dit is geen lijst van 1 tot 1000 filters.")
    if unknown := sorted(set(filters) - {SAMEN, "expand"}):
        refuse_filter(unknown[0], "invalid", "Dit filter kan niet naast rol__in staan.")
    gevonden: dict[str, Object] = {}
    for nummer, deel in enumerate(delen):
        if not isinstance(deel, Mapping) or not set(deel) <= _IN_ROL or not set(deel) & set(NUMMERS):
            refuse_filter(
                SAMEN, "invalid", "Elk deel noemt een persoon of onderneming, en verder alleen filters op rollen."
            )
        for zaak in _of_betrokkene(register, deel) or ():
            gevonden.setdefault(zaak["url"], {**zaak, DOOR: []})[DOOR].append(nummer)
    return _in_order(list(gevonden.values()), "-startdatum")


def refuse_filter(name: str, code: str, reason: str) -> NoReturn:
    """Answer that a filter is wrong.

    Raises:
        Probleem: always.
    """
    raise Probleem(
        status=400,
        title="Ongeldige invoer.",
        code="invalid",
        detail=reason,
        invalidParams=[{"name": name, "code": code, "reason": reason}],
    )


def _of_betrokkene(register: Register, filters: Filters) -> list[Object] | None:
    """The zaken in which one role meets all filters on roles; None when no filter names a person or company."""
    named = {name: NUMMERS[name] for name in NUMMERS if name in filters}
    if not named:
        return None
    candidates: list[list[Object]] = []
    for name, (field, pattern) in named.items():
        number = _text(filters, name)
        if not pattern.fullmatch(number):
            refuse_filter(name, "invalid", "Dit nummer is niet geldig.")
        candidates.append(register.rollen_of(field, number))
    rollen = [rol for rol in candidates[0] if all(any(rol is other for other in rest) for rest in candidates[1:])]
    urls = dict.fromkeys(rol["zaak"] for rol in rollen if _meets_role(rol, filters))
    return [zaak for url in urls if (zaak := register.plank.find(url))]


def _meets_role(rol: Object, filters: Filters) -> bool:
    generiek, soort = _text(filters, ROL_FILTER), _text(filters, TYPE_FILTER)
    return generiek in ("", rol["omschrijvingGeneriek"]) and soort in ("", rol["betrokkeneType"])


def _named(register: Register, filters: Filters) -> list[Object]:
    if not {"uuid__in", "identificatie"} & set(filters):
        refuse_filter(next(iter(NUMMERS)), "required", "Vul in van wie de zaken zijn, of welke zaken het zijn.")
    return list(register.plank.all("zaken"))


def _equal(filters: Filters) -> list[Condition]:
    conditions = [partial(_is, name, _text(filters, name)) for name in _GELIJK if name in filters]
    if "einddatum__isnull" in filters:
        wanted = str(filters["einddatum__isnull"]).lower() == "true"
        return [*conditions, partial(_has_no_end, wanted)]
    return [*conditions]


def _lists(filters: Filters) -> list[Condition]:
    conditions: list[Condition] = []
    for name, field in _LIJSTEN.items():
        if name in filters:
            value = filters[name]
            values = value.split(",") if isinstance(value, str) else value
            if not isinstance(values, list) or not all(isinstance(item, str) for item in values):
                refuse_filter(name, "invalid", "Dit is geen lijst.")
            conditions.append(partial(_is_one_of, field, values))
    return conditions


def _dates(filters: Filters) -> list[Condition]:
    conditions: list[Condition] = []
    for field in _DATUMS:
        for suffix, compare in _VERGELIJK.items():
            name = f"{field}{suffix}"
            if name not in filters:
                continue
            limit = _text(filters, name)
            try:
                date.fromisoformat(limit)
            except ValueError:
                refuse_filter(name, "invalid", "Dit is geen datum.")
            conditions.append(partial(_compares, field, compare, limit))
    return conditions


def _is(field: str, value: str, zaak: Object) -> bool:
    return bool(zaak[field] == value)


def _has_no_end(wanted: bool, zaak: Object) -> bool:  # noqa: FBT001 - a filter's value
    return (zaak["einddatum"] is None) == wanted


def _is_one_of(field: str, values: list[str], zaak: Object) -> bool:
    return zaak[field] in values


def _compares(field: str, compare: Callable[[str, str], bool], limit: str, zaak: Object) -> bool:
    return zaak[field] is not None and compare(zaak[field], limit)


def _in_order(zaken: list[Object], ordering: str) -> list[Object]:
    for part in reversed([*ordering.split(","), "-identificatie"]):
        field = part.strip().removeprefix("-")
        if field not in _ORDENINGEN:
            refuse_filter("ordering", "invalid", "Op dit veld kan niet worden geordend.")
        zaken = sorted(zaken, key=lambda zaak: zaak[field] or "", reverse=part.strip().startswith("-"))
    return zaken


def _text(filters: Filters, name: str) -> str:
    value = filters.get(name, "")
    if not isinstance(value, str):
        refuse_filter(name, "invalid", "Dit is geen tekst.")
    return value
