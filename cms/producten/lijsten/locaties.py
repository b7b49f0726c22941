"""One location per organisation, made from its address in the registers."""

import re

from cms.producten.lijsten.organisatieset import index_in_admin
from cms.producten.lijsten.samenvoegen import merge_feiten
from cms.producten.models import Locatie, Organisatie

NAAM = "Bezoekadres"
_BRON = "register"
_ADRES = re.compile(r"^(?P<adres>.+), (?P<postcode>\d{4} ?[A-Z]{2}) (?P<plaats>.+)$")
# A register writes the provincie behind a place whose name exists more than once.
_PROVINCIE = re.compile(r"\s+(?:NH|ZH|NB|LB|L|GLD|OV|UT|FR|DR|GN|ZLD|FL)$")
_KLEIN = {"aan", "bij", "de", "den", "der", "en", "het", "in", "onder", "op", "over", "ten", "ter", "van"}
_AFKORTING = {"AD": "aan den", "A/D": "aan den"}
_VELDEN = ("adres", "postcode", "plaats", "telefoon", "website")


def sync_locaties() -> int:
    """Keep the location of each organisation in step with its address.

    Locations that editors made, and opening hours and texts that they added, stay as they are. Gives how many locations
    were made, changed or removed.
    """
    bestaande = {locatie.organisatie_id: locatie for locatie in Locatie.objects.filter(uit_register=True)}
    eigen_naam = set(Locatie.objects.filter(uit_register=False, naam=NAAM).values_list("organisatie_id", flat=True))
    nieuw, gewijzigd, weg = [], [], []
    for organisatie in Organisatie.objects.all():
        locatie = bestaande.get(organisatie.pk)
        waarden = _waarden(organisatie)
        if locatie is None and waarden and organisatie.pk not in eigen_naam:
            nieuw.append(
                Locatie(organisatie=organisatie, naam=NAAM, uit_register=True, geladen={_BRON: waarden}, **waarden)
            )
        elif locatie is not None and waarden:
            if _follow(locatie, waarden):
                gewijzigd.append(locatie)
        elif locatie is not None and not (locatie.openingstijden or locatie.toelichting):
            weg.append(locatie.pk)
    Locatie.objects.bulk_create(nieuw)
    Locatie.objects.bulk_update(gewijzigd, [*_VELDEN, "geladen"])
    # One by one for the few that go, so that search and references forget them too.
    for locatie in Locatie.objects.filter(pk__in=weg):
        locatie.delete()
    index_in_admin(Locatie, [*nieuw, *gewijzigd])
    return len(nieuw) + len(gewijzigd) + len(weg)


def split_adres(bezoekadres: str) -> tuple[str, str, str] | None:
    """Street, postcode and place of an address in the Netherlands; outside it the last part is the place.

    `Spiekersteeg 1, 9461 BH GIETEN` gives `("Spiekersteeg 1", "9461 BH", "Gieten")`. None without a place.
    """
    if deel := _ADRES.match(bezoekadres.strip()):
        postcode = deel["postcode"].replace(" ", "")
        return deel["adres"], f"{postcode[:4]} {postcode[4:]}", place_name(deel["plaats"])
    adres, komma, plaats = bezoekadres.strip().partition(", ")
    return (adres, "", plaats) if komma else None


def place_name(plaats: str) -> str:
    """A place in capitals as people write it: `'S-HERTOGENBOSCH` becomes `'s-Hertogenbosch`."""
    zonder = _PROVINCIE.sub("", plaats.strip())
    if zonder != zonder.upper():
        return zonder
    woorden = " ".join(_AFKORTING.get(woord, woord) for woord in zonder.split()).split()
    return " ".join(_word(woord, eerste=nummer == 0) for nummer, woord in enumerate(woorden))


def _word(woord: str, *, eerste: bool) -> str:
    laag = woord.lower()
    if laag in _KLEIN and not eerste:
        return laag
    return "-".join(_part(deel) for deel in laag.split("-"))


def _part(deel: str) -> str:
    if deel.startswith("'"):
        return deel
    if deel.startswith("ij"):
        return f"IJ{deel[2:]}"
    return deel[:1].upper() + deel[1:]


def _waarden(organisatie: Organisatie) -> dict[str, str]:
    """What the registers say; empty for an organisation that ended or has no address."""
    delen = split_adres(organisatie.bezoekadres) if organisatie.is_actief else None
    if delen is None:
        return {}
    adres, postcode, plaats = delen
    return {
        "adres": adres[:160],
        "postcode": postcode,
        "plaats": plaats[:80],
        "telefoon": organisatie.telefoon,
        "website": organisatie.afspraak_url,
    }


def _follow(locatie: Locatie, waarden: dict[str, str]) -> bool:
    """Take over what the registers say anew; gives whether anything must be written."""
    eerder = dict(locatie.geladen.get(_BRON, {}))
    gewijzigd, _afwijkend = merge_feiten(
        bron=_BRON,
        waarden=waarden,
        geladen=locatie.geladen,
        lees=lambda veld: getattr(locatie, veld),
        zet=lambda veld, waarde: setattr(locatie, veld, waarde),
    )
    return bool(gewijzigd) or locatie.geladen[_BRON] != eerder
