"""The answers of the KVK about one company: basisprofiel, its parts, and vestigingsprofielen."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from mijnomgeving.federatie.kvk.gegevens import Kvkadres, Kvkgegevens
from mijnomgeving.federatie.opslag.bedrijven import Bedrijf, Vestiging
from mijnomgeving.federatie.opslag.inlezen import OnjuisteGegevens

_JA_NEE = {True: "Ja", False: "Nee"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Profielen:
    """One company's profiles on one day; `root` is where the APIs stand, with the version."""

    bedrijf: Bedrijf
    gegevens: Kvkgegevens
    root: str
    vandaag: date

    @property
    def actief(self) -> bool:
        """Whether the company has not ended yet."""
        return self.gegevens.einde is None or self.gegevens.einde > self.vandaag

    @property
    def statutaire_naam(self) -> str:
        """The name of the legal person."""
        return self.gegevens.statutaire_naam or self.bedrijf.naam

    @property
    def handelsnamen(self) -> tuple[str, ...]:
        """Every name under which the company trades, in order."""
        eigen = self.gegevens.handelsnamen or (self.bedrijf.naam,)
        return tuple(dict.fromkeys((*eigen, *(vestiging.naam for vestiging in self.bedrijf.vestigingen))))

    @property
    def hoofdvestiging(self) -> Vestiging | None:
        """The main vestiging; a stichting without a company has none."""
        return next((vestiging for vestiging in self.bedrijf.vestigingen if vestiging.hoofdvestiging), None)

    def basisprofiel(self, *, geo: bool) -> dict[str, Any]:
        """GET /basisprofielen/{kvkNummer}."""
        hoofd = self.hoofdvestiging
        body: dict[str, Any] = {
            "kvkNummer": str(self.bedrijf.kvk_nummer),
            "indNonMailing": _JA_NEE[self.gegevens.non_mailing],
            "naam": self.bedrijf.naam,
            "formeleRegistratiedatum": _datum(self.gegevens.ingeschreven),
            "materieleRegistratie": self._registratie(),
            "totaalWerkzamePersonen": sum(vestiging.werkzame_personen for vestiging in self.bedrijf.vestigingen),
            "handelsnamen": _namen(self.handelsnamen),
            "sbiActiviteiten": self._activiteiten(activiteit.code for activiteit in self.gegevens.sbi),
            "_links": {"self": {"href": self._url()}},
            "_embedded": {"eigenaar": self.eigenaar(geo=geo)},
        }
        if self.gegevens.statutaire_naam:
            body["statutaireNaam"] = self.gegevens.statutaire_naam
        if hoofd:
            body["_links"]["vestigingen"] = {"href": self._url("/vestigingen")}
            body["_embedded"]["hoofdvestiging"] = self.vestiging_kort(hoofd, geo=geo)
        return body

    def eigenaar(self, *, geo: bool) -> dict[str, Any]:
        """GET /basisprofielen/{kvkNummer}/eigenaar; an eenmanszaak has no RSIN here and no own address."""
        body: dict[str, Any] = {
            "rechtsvorm": self.bedrijf.rechtsvorm,
            "uitgebreideRechtsvorm": self.gegevens.uitgebreide_rechtsvorm or self.bedrijf.rechtsvorm,
            "_links": {"self": {"href": self._url("/eigenaar")}, "basisprofiel": {"href": self._url()}},
        }
        if self.bedrijf.rsin:
            body["rsin"] = str(self.bedrijf.rsin)
            body["adressen"] = self._adressen(self.gegevens.adres or self._plek(self.hoofdvestiging), geo=geo)
        return body

    def vestiging_kort(self, vestiging: Vestiging, *, geo: bool) -> dict[str, Any]:
        """GET /basisprofielen/{kvkNummer}/hoofdvestiging: without what only the vestigingsprofiel gives."""
        links = {
            "self": self._url("/hoofdvestiging"),
            "vestigingen": self._url("/vestigingen"),
            "basisprofiel": self._url(),
            "vestigingsprofiel": self._vestiging_url(vestiging),
        }
        return {
            "vestigingsnummer": vestiging.vestigingsnummer,
            "kvkNummer": str(self.bedrijf.kvk_nummer),
            "formeleRegistratiedatum": _datum(self.gegevens.ingeschreven),
            "materieleRegistratie": self._registratie(),
            "eersteHandelsnaam": vestiging.naam,
            "indHoofdvestiging": _JA_NEE[vestiging.hoofdvestiging],
            "indCommercieleVestiging": "Ja",
            "totaalWerkzamePersonen": vestiging.werkzame_personen,
            "adressen": self._adressen(self._plek(vestiging), geo=geo),
            **self._websites(vestiging),
            "_links": {naam: {"href": url} for naam, url in links.items()},
        }

    def vestigingen(self) -> dict[str, Any]:
        """GET /basisprofielen/{kvkNummer}/vestigingen."""
        aantal = len(self.bedrijf.vestigingen)
        return {
            "kvkNummer": str(self.bedrijf.kvk_nummer),
            "aantalCommercieleVestigingen": aantal,
            "aantalNietCommercieleVestigingen": 0,
            "totaalAantalVestigingen": aantal,
            "vestigingen": [self._regel(vestiging) for vestiging in self.bedrijf.vestigingen],
            "_links": {"self": {"href": self._url("/vestigingen")}, "basisprofiel": {"href": self._url()}},
        }

    def vestigingsprofiel(self, vestiging: Vestiging, *, geo: bool) -> dict[str, Any]:
        """GET /vestigingsprofielen/{vestigingsnummer}."""
        body = self.vestiging_kort(vestiging, geo=geo)
        del body["_links"]
        if self.bedrijf.rsin:
            body["rsin"] = str(self.bedrijf.rsin)
        if self.gegevens.statutaire_naam:
            body["statutaireNaam"] = self.gegevens.statutaire_naam
        namen = self.handelsnamen if vestiging.hoofdvestiging else (vestiging.naam,)
        return body | {
            "indNonMailing": _JA_NEE[self.gegevens.non_mailing],
            "voltijdWerkzamePersonen": vestiging.werkzame_personen,
            "deeltijdWerkzamePersonen": 0,
            "handelsnamen": _namen(dict.fromkeys((vestiging.naam, *namen))),
            "sbiActiviteiten": self._activiteiten(vestiging.sbi),
            "_links": {
                "self": {"href": self._vestiging_url(vestiging)},
                "basisprofiel": {"href": self._url()},
            },
        }

    def _regel(self, vestiging: Vestiging) -> dict[str, Any]:
        afgeschermd = self.gegevens.adres_afgeschermd
        regel = {
            "vestigingsnummer": vestiging.vestigingsnummer,
            "kvkNummer": str(self.bedrijf.kvk_nummer),
            "eersteHandelsnaam": vestiging.naam,
            "indHoofdvestiging": _JA_NEE[vestiging.hoofdvestiging],
            "indAdresAfgeschermd": _JA_NEE[afgeschermd],
            "indCommercieleVestiging": "Ja",
            "_links": {"vestigingsprofiel": {"href": self._vestiging_url(vestiging)}},
        }
        return regel if afgeschermd else regel | {"volledigAdres": _adresregel(self._plek(vestiging))}

    def _adressen(self, adres: Kvkadres, *, geo: bool) -> list[dict[str, Any]]:
        """Where the company is, and where its post goes when that is another place."""
        bezoek = self._bezoekadres(adres, geo=geo)
        post = self.gegevens.postadres
        if post is None:
            return [bezoek]
        correspondentie = {
            "type": "correspondentieadres",
            "indAfgeschermd": "Nee",
            "volledigAdres": f"Postbus {post.postbusnummer} {post.postcode} {post.plaats}",
            "postbusnummer": post.postbusnummer,
            "postcode": post.postcode,
            "plaats": post.plaats,
            "land": "Nederland",
        }
        return [correspondentie, bezoek]

    def _bezoekadres(self, adres: Kvkadres, *, geo: bool) -> dict[str, Any]:
        if self.gegevens.adres_afgeschermd:
            # Who may not see a shielded address gets the place and no more (Handelsregisterbesluit art. 51).
            return {"type": "bezoekadres", "indAfgeschermd": "Ja", "plaats": adres.plaats, "land": "Nederland"}
        body: dict[str, Any] = {
            "type": "bezoekadres",
            "indAfgeschermd": "Nee",
            "volledigAdres": _adresregel(adres),
            "straatnaam": adres.straat,
            "huisnummer": adres.huisnummer,
            "postcode": adres.postcode,
            "plaats": adres.plaats,
            "land": "Nederland",
        }
        body |= {"huisletter": adres.huisletter} if adres.huisletter else {}
        body |= {"huisnummerToevoeging": adres.huisnummertoevoeging} if adres.huisnummertoevoeging else {}
        # The story has no coordinates: the KVK then gives zeros, as its test environment does.
        zeros = ("gpsLatitude", "gpsLongitude", "rijksdriehoekX", "rijksdriehoekY", "rijksdriehoekZ")
        return body | ({"geoData": dict.fromkeys(zeros, 0.0)} if geo else {})

    def _plek(self, vestiging: Vestiging | None) -> Kvkadres:
        if vestiging is None:
            if self.gegevens.adres is None:
                raise OnjuisteGegevens(f"{self.bedrijf.sleutel}: zonder vestiging hoort er een adres")
            return self.gegevens.adres
        return Kvkadres(
            straat=vestiging.straat,
            huisnummer=vestiging.huisnummer,
            postcode=vestiging.postcode,
            plaats=vestiging.plaats,
        )

    def _registratie(self) -> dict[str, str]:
        registratie = {"datumAanvang": _datum(self.gegevens.aanvang)}
        if self.gegevens.einde and not self.actief:
            registratie["datumEinde"] = _datum(self.gegevens.einde)
        return registratie

    def _activiteiten(self, codes: Iterable[str]) -> list[dict[str, str]]:
        omschrijvingen = self.gegevens.omschrijvingen
        return [
            {"sbiCode": code, "sbiOmschrijving": omschrijvingen[code], "indHoofdactiviteit": _JA_NEE[index == 0]}
            for index, code in enumerate(codes)
        ]

    def _websites(self, vestiging: Vestiging) -> Mapping[str, list[str]]:
        websites = list(self.gegevens.websites)
        return {"websites": websites} if websites and vestiging.hoofdvestiging else {}

    def _url(self, deel: str = "") -> str:
        return f"{self.root}/v1/basisprofielen/{self.bedrijf.kvk_nummer}{deel}"

    def _vestiging_url(self, vestiging: Vestiging) -> str:
        return f"{self.root}/v1/vestigingsprofielen/{vestiging.vestigingsnummer}"


def _namen(namen: Iterable[str]) -> list[dict[str, Any]]:
    return [{"naam": naam, "volgorde": index} for index, naam in enumerate(namen)]


def _adresregel(adres: Kvkadres) -> str:
    nummer = f"{adres.huisnummer} {adres.huisletter}".strip()
    if adres.huisnummertoevoeging:
        nummer += f" {adres.huisnummertoevoeging}"
    # The KVK fills the first part up with spaces; a reader has to cope.
    return f"{f'{adres.straat} {nummer}':<40}{adres.postcode} {adres.plaats}"


def _datum(dag: date) -> str:
    return f"{dag:%Y%m%d}"
