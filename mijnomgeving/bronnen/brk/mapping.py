"""JSON of BRK Bevragen to our models; the only place that knows its field names."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext_noop

from mijnomgeving.bronnen.brk.models import Onroerendezaak, Recht
from mijnomgeving.bronnen.lezen import Lezer
from portal.core.betrokkene import Onderneming, Persoon

# Only what the page shows.
FIELDS = "identificatie,type,kadastraleAanduiding,kadastraleGrootte,koopsom,adressen"
RECHT_FIELDS = "identificatie,type,aanvangsdatum,persoon,tenaamstelling.aandeel"
_SOORTEN = {"perceel": False, "appartementsrecht": True}
# The rights that people have on a home; any other is called by what they share.
_RECHTEN: Mapping[str, str] = {
    "eigenaar": gettext_noop("eigenaar"),
    "erfpachter": gettext_noop("erfpachter"),
    "vruchtgebruiker": gettext_noop("vruchtgebruiker"),
    "opstalhouder": gettext_noop("opstalhouder"),
    "gebruik_bewoning": gettext_noop("recht van gebruik en bewoning"),
}
_ANDER_RECHT = gettext_noop("een ander zakelijk recht")


def zoekopdracht(persoon: Persoon) -> dict[str, str]:
    """The body of `POST /kadastraalonroerendezaken`."""
    return {"burgerservicenummer": str(persoon.bsn), "fields": FIELDS}


def parse_onroerende_zaken(bron: str, data: Any) -> tuple[Onroerendezaak, ...]:  # noqa: ANN401 - JSON
    """The parcels and apartment rights of an answer.

    Raises:
        Onbegrijpelijk: not what the standard says.
    """
    bijlagen = Lezer.of(bron, data).deel("_embedded") or Lezer.of(bron, {})
    return tuple(_onroerende_zaak(deel) for deel in bijlagen.delen_of_geen("kadastraalOnroerendeZaken"))


def parse_rechten(
    bron: str,
    data: Any,  # noqa: ANN401 - JSON may be anything
    identificatie: str,
    betrokkene: Persoon | Onderneming,
) -> tuple[Recht, ...]:
    """The rights of this person or company on one property; those of others are left out.

    Raises:
        Onbegrijpelijk: not what the standard says.
    """
    bijlagen = Lezer.of(bron, data).deel("_embedded") or Lezer.of(bron, {})
    return tuple(_rechten(bijlagen, identificatie, betrokkene))


def _rechten(bijlagen: Lezer, identificatie: str, betrokkene: Persoon | Onderneming) -> Iterator[Recht]:
    nummer = str(betrokkene.bsn if isinstance(betrokkene, Persoon) else betrokkene.rsin or "")
    for deel in bijlagen.delen_of_geen("zakelijkGerechtigden"):
        persoon = deel.deel("persoon")
        if persoon is None or not nummer or persoon.tekst_of_leeg("identificatie") != nummer:
            continue
        tenaamstelling = deel.deel("tenaamstelling")
        aandeel = tenaamstelling.deel("aandeel") if tenaamstelling else None
        yield Recht(
            identificatie=identificatie,
            soort=_RECHTEN.get(deel.tekst("type"), _ANDER_RECHT),
            teller=aandeel.getal("teller") if aandeel else 1,
            noemer=aandeel.getal("noemer") if aandeel else 1,
            sinds=deel.datum_of_geen("aanvangsdatum"),
        )


def _onroerende_zaak(deel: Lezer) -> Onroerendezaak:
    soort = deel.tekst("type")
    if soort not in _SOORTEN:
        raise deel.fout("type")
    leeg = Lezer.of(deel.bron, {})
    grootte, koopsom = deel.deel("kadastraleGrootte") or leeg, deel.deel("koopsom") or leeg
    locaties = tuple(deel.delen_of_geen("adressen"))
    objecten = (locatie.tekst_of_leeg("adresseerbaarObjectIdentificatie") for locatie in locaties)
    return Onroerendezaak(
        identificatie=deel.tekst("identificatie"),
        aanduiding=deel.tekst("kadastraleAanduiding"),
        appartement=_SOORTEN[soort],
        adressen=tuple(filter(None, map(_adres, locaties))),
        objecten=tuple(filter(None, objecten)),
        oppervlakte=grootte.getal_of_geen("waarde"),
        koopsom=koopsom.getal_of_geen("koopsom"),
        koopjaar=koopsom.getal_of_geen("koopjaar"),
    )


def _adres(locatie: Lezer) -> str:
    toevoeging = locatie.tekst_of_leeg("huisnummertoevoeging")
    nummer = "".join(
        (
            str(locatie.getal_of_geen("huisnummer") or ""),
            locatie.tekst_of_leeg("huisletter"),
            f"-{toevoeging}" if toevoeging else "",
        )
    )
    straat = " ".join(filter(None, (locatie.tekst_of_leeg("straat"), nummer)))
    return ", ".join(filter(None, (straat, locatie.tekst_of_leeg("woonplaats"))))
