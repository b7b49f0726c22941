"""The seven questions of BRP Personen 2.7, with the parameters and the rules of each (PersonenQuery)."""

from typing import Final

from mijnomgeving.federatie.brp.velden import BEPERKT, BEPERKT_MET_GEZAG, TOEGESTAAN
from mijnomgeving.federatie.parameters import Vraagsoort, datum, getal, lijst, patroon, velden, vlag

RAADPLEEG: Final = "RaadpleegMetBurgerservicenummer"
_NAAM = r"[a-zA-Z0-9À-ž .\-']{1,200}|[a-zA-Z0-9À-ž .\-']{3,199}\*"
_IDENTIFICATIE = patroon(r"(?!0{16})[0-9]{16}")
_HUISNUMMER = getal(1, 99999)
_GEMEENTE = patroon(r"[0-9]{4}")
_FILTER = {"inclusiefOverledenPersonen": vlag, "gemeenteVanInschrijving": _GEMEENTE}
_PERSOON = {"geslacht": patroon("[MmVvOo]"), "voorvoegsel": patroon("[a-zA-Z ']{1,10}")}
_HUIS = {"huisletter": patroon("[a-zA-Z]"), "huisnummertoevoeging": patroon(r"[a-zA-Z0-9 \-]{1,4}")}
_FIELDS = {"fields": velden(BEPERKT)}

VRAAGSOORTEN: Final = {
    RAADPLEEG: Vraagsoort(
        verplicht={
            "burgerservicenummer": lijst(patroon("[0-9]{9}"), hoogstens=20),
            "fields": velden(TOEGESTAAN),
        },
        optioneel={"gemeenteVanInschrijving": _GEMEENTE},
    ),
    "ZoekMetGeslachtsnaamEnGeboortedatum": Vraagsoort(
        verplicht={"geboortedatum": datum, "geslachtsnaam": patroon(_NAAM), **_FIELDS},
        optioneel={**_FILTER, **_PERSOON, "voornamen": patroon(r"[a-zA-Z0-9À-ž .\-']{1,199}\*?")},
    ),
    "ZoekMetNaamEnGemeenteVanInschrijving": Vraagsoort(
        verplicht={
            "gemeenteVanInschrijving": _GEMEENTE,
            "geslachtsnaam": patroon(_NAAM),
            "voornamen": patroon(_NAAM),
            **_FIELDS,
        },
        optioneel={"inclusiefOverledenPersonen": vlag, **_PERSOON},
    ),
    "ZoekMetPostcodeEnHuisnummer": Vraagsoort(
        verplicht={"huisnummer": _HUISNUMMER, "postcode": patroon("[1-9][0-9]{3} ?[A-Za-z]{2}"), **_FIELDS},
        optioneel={**_FILTER, **_HUIS, "geboortedatum": datum, "geslachtsnaam": patroon(_NAAM)},
    ),
    "ZoekMetStraatHuisnummerEnGemeenteVanInschrijving": Vraagsoort(
        verplicht={
            "gemeenteVanInschrijving": _GEMEENTE,
            "huisnummer": _HUISNUMMER,
            "straat": patroon(r"[a-zA-Z0-9À-ž \-'.]{1,80}|[a-zA-Z0-9À-ž \-'.]{7,79}\*|\*[a-zA-Z0-9À-ž \-'.]{7,79}"),
            **_FIELDS,
        },
        optioneel={"inclusiefOverledenPersonen": vlag, **_HUIS},
    ),
    "ZoekMetNummeraanduidingIdentificatie": Vraagsoort(
        verplicht={"nummeraanduidingIdentificatie": _IDENTIFICATIE, **_FIELDS}, optioneel=_FILTER
    ),
    "ZoekMetAdresseerbaarObjectIdentificatie": Vraagsoort(
        verplicht={"adresseerbaarObjectIdentificatie": _IDENTIFICATIE, "fields": velden(BEPERKT_MET_GEZAG)},
        optioneel=_FILTER,
    ),
}
