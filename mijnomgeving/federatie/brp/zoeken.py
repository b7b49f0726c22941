"""Finding persons by what is known of them: names, a birth date, an address (the six searches of BRP Personen)."""

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from mijnomgeving.federatie.brp.persoon import OVERLEDEN
from mijnomgeving.federatie.problemen import Probleem

MAXIMUM = 10
Persoon = Mapping[str, Any]


def zoek(personen: Iterable[Persoon], vraag: Mapping[str, Any]) -> list[Persoon]:
    """The persons to whom every parameter of the question applies; the dead only when asked for.

    Raises:
        Probleem: 400, there are more than a search may give.
    """
    voorwaarden = [(_VOORWAARDEN[name], value) for name, value in vraag.items() if name in _VOORWAARDEN]
    ook_overleden = vraag.get("inclusiefOverledenPersonen") is True
    found = [
        persoon
        for persoon in personen
        if (ook_overleden or not _overleden(persoon)) and all(past(persoon, value) for past, value in voorwaarden)
    ]
    if len(found) > MAXIMUM:
        raise Probleem(
            status=400,
            title="Teveel zoekresultaten.",
            code="tooManyResults",
            detail=f"Meer dan maximum van {MAXIMUM} zoekresultaten gevonden. Verfijn de zoekopdracht.",
        )
    return found


def in_gemeente(persoon: Persoon, code: str) -> bool:
    """Whether the person is registered in this gemeente."""
    return bool(persoon.get("gemeenteVanInschrijving", {}).get("code") == code)


def _overleden(persoon: Persoon) -> bool:
    return bool(persoon.get("opschortingBijhouding", {}).get("reden", {}).get("code") == OVERLEDEN)


def _plain(text: str) -> str:
    """Without capitals and diacritics: 'Käster' is found as 'kaster' as well."""
    letters = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()


def _lijkt(pattern: str, value: object) -> bool:
    """Whether the text is this one, or begins or ends with it where the pattern has its wildcard."""
    if not isinstance(value, str):
        return False
    plain, asked = _plain(value), _plain(pattern)
    if asked.endswith("*"):
        return plain.startswith(asked[:-1])
    return plain.endswith(asked[1:]) if asked.startswith("*") else plain == asked


def _in_naam(veld: str) -> Callable[[Persoon, Any], bool]:
    return lambda persoon, value: _lijkt(value, persoon.get("naam", {}).get(veld))


def _in_adres(veld: str) -> Callable[[Persoon, Any], bool]:
    return lambda persoon, value: _lijkt(str(value), str(_adres(persoon).get(veld, "")))


def _adres(persoon: Persoon) -> Mapping[str, Any]:
    adres: Mapping[str, Any] = persoon.get("verblijfplaats", {}).get("verblijfadres", {})
    return adres


def _in_straat(persoon: Persoon, value: Any) -> bool:  # noqa: ANN401 - a parameter
    return any(_lijkt(value, _adres(persoon).get(veld)) for veld in ("korteStraatnaam", "officieleStraatnaam"))


def _op_postcode(persoon: Persoon, value: Any) -> bool:  # noqa: ANN401 - a parameter
    return _lijkt(value.replace(" ", ""), str(_adres(persoon).get("postcode", "")).replace(" ", ""))


def _geboren_op(persoon: Persoon, value: Any) -> bool:  # noqa: ANN401 - a parameter
    return bool(persoon.get("geboorte", {}).get("datum", {}).get("datum") == value)


def _van_geslacht(persoon: Persoon, value: Any) -> bool:  # noqa: ANN401 - a parameter
    return bool(persoon.get("geslacht", {}).get("code") == value.upper())


def _op_verblijfplaats(veld: str) -> Callable[[Persoon, Any], bool]:
    return lambda persoon, value: bool(persoon.get("verblijfplaats", {}).get(veld) == value)


_VOORWAARDEN: Mapping[str, Callable[[Persoon, Any], bool]] = {
    "geslachtsnaam": _in_naam("geslachtsnaam"),
    "voornamen": _in_naam("voornamen"),
    "voorvoegsel": _in_naam("voorvoegsel"),
    "geslacht": _van_geslacht,
    "geboortedatum": _geboren_op,
    "gemeenteVanInschrijving": in_gemeente,
    "straat": _in_straat,
    "postcode": _op_postcode,
    "huisnummer": _in_adres("huisnummer"),
    "huisletter": _in_adres("huisletter"),
    "huisnummertoevoeging": _in_adres("huisnummertoevoeging"),
    "nummeraanduidingIdentificatie": _op_verblijfplaats("nummeraanduidingIdentificatie"),
    "adresseerbaarObjectIdentificatie": _op_verblijfplaats("adresseerbaarObjectIdentificatie"),
}
