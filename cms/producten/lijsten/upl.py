"""The Uniforme Productnamenlijst (UPL): the product names that all governments share, with their legal bases."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from django.utils import timezone
from django.utils.translation import gettext as _

from cms.producten.inlezen.paginas import Telling
from cms.producten.lijsten.lezen import Rijfout, check_lengte, check_url, read_csv
from cms.producten.lijsten.organisatieset import index_in_admin
from cms.producten.models import Grondslag, UniformeProduct
from cms.producten.models.indeling import Doelgroep, Upnkenmerk
from cms.producten.naamvorm import normalise_label

_LAGEN = {"Rijk": "rijk", "Provincie": "provincie", "Waterschap": "waterschap", "Gemeente": "gemeente"}
_DOELGROEPEN = {"Burger": Doelgroep.PARTICULIER.value, "Bedrijf": Doelgroep.ONDERNEMER.value}
_KENMERKEN = {
    "Aanvraag": Upnkenmerk.AANVRAAG.value,
    "Melding": Upnkenmerk.MELDING.value,
    "Subsidie": Upnkenmerk.SUBSIDIE.value,
    "Verplichting": Upnkenmerk.VERPLICHTING.value,
    "Autonomie": Upnkenmerk.AUTONOMIE.value,
    "Medebewind": Upnkenmerk.MEDEBEWIND.value,
    "Dienstenwet": Upnkenmerk.DIENSTENWET.value,
    "DigiDMacht": Upnkenmerk.DIGIDMACHT.value,
}
KOLOMMEN = (
    "UniformeProductnaam", "URI", *_LAGEN, *_DOELGROEPEN, "SDG", *_KENMERKEN, "Grondslag", "Grondslaglabel",
    "Grondslaglink",
)  # fmt: skip
# Stands in the list for products that have no name yet; it is no product.
GEEN_NAAM = "UPL-naam_nog_niet_beschikbaar"
_SDG = re.compile(r"[A-Z]\d{1,2}")


@dataclass(frozen=True, slots=True)
class Rechtsgrond:
    """One legal basis."""

    naam: str
    uri: str
    url: str


@dataclass(slots=True)
class Productnaam:
    """One name with all that its rows say."""

    uri: str
    naam: str
    lagen: list[str] = field(default_factory=list)
    doelgroepen: list[str] = field(default_factory=list)
    sdg: list[str] = field(default_factory=list)
    kenmerken: list[str] = field(default_factory=list)
    grondslagen: dict[str, Rechtsgrond] = field(default_factory=dict)


def load_upl(inhoud: bytes) -> Telling:
    """Take in the official list (UPL-actueel.csv). A name that left it is ended and stays.

    Raises:
        Lijstgeweigerd: it is another file.
    """
    telling = Telling()
    namen, genoemd = read_upl(inhoud, telling)
    apply_upl(namen.values(), genoemd=genoemd, telling=telling)
    return telling


def read_upl(inhoud: bytes, telling: Telling) -> tuple[dict[str, Productnaam], set[str]]:
    """The names by URI, and every URI in the file, also of rows that are wrong; those are in `telling.fouten`.

    Raises:
        Lijstgeweigerd: it is another file.
    """
    namen: dict[str, Productnaam] = {}
    genoemd: set[str] = set()
    for regel, rij in read_csv(inhoud, kolommen=KOLOMMEN):
        if rij["URI"].endswith(f"/{GEEN_NAAM}"):
            continue
        genoemd.add(rij["URI"])
        try:
            _add_row(namen, rij)
        except Rijfout as fout:
            telling.fouten.append(_("Regel %(regel)d: %(reden)s") % {"regel": regel, "reden": fout})
    return namen, genoemd


def apply_upl(namen: Iterable[Productnaam], *, genoemd: set[str], telling: Telling) -> None:
    """Make the names in the catalogue equal to these. One that is not in `genoemd` has left the list."""
    bestaande = {product.uri: product for product in UniformeProduct.objects.prefetch_related("grondslagen")}
    telling.bestond = sum(1 for product in bestaande.values() if product.uit_lijst and product.beeindigd_op is None)
    nieuw: list[UniformeProduct] = []
    gewijzigd: list[UniformeProduct] = []
    gronden: dict[str, Mapping[str, Rechtsgrond]] = {}
    for naam in namen:
        velden = _velden(naam)
        product = bestaande.get(naam.uri)
        if product is None:
            nieuw.append(UniformeProduct(uri=naam.uri, **velden))
            gronden[naam.uri] = naam.grondslagen
            telling.nieuw.append(naam.naam)
            continue
        anders = any(getattr(product, veld) != waarde for veld, waarde in velden.items())
        andere_grond = _gronden(product) != set(naam.grondslagen.values())
        if andere_grond:
            gronden[naam.uri] = naam.grondslagen
        (telling.gewijzigd if anders or andere_grond else telling.ongewijzigd).append(naam.naam)
        if product.naam != naam.naam and product.naam not in product.eerdere_namen:
            # Feeds and content files may still use it.
            product.eerdere_namen = [*product.eerdere_namen, product.naam]
        for veld, waarde in velden.items():
            setattr(product, veld, waarde)
        if anders:
            gewijzigd.append(product)
    weg = [p for p in bestaande.values() if p.uit_lijst and p.beeindigd_op is None and p.uri not in genoemd]
    for product in weg:
        product.beeindigd_op = timezone.localdate()
        telling.beeindigd.append(product.naam)
    _save(nieuw, [*gewijzigd, *weg], gronden)


def write_compact(namen: Iterable[Productnaam], *, upl: Path, grondslagen: Path) -> None:
    """Write our own tables, which come with the repository and are read by `read_compact`."""
    op_naam = sorted(namen, key=lambda naam: (naam.naam.casefold(), naam.uri))
    with upl.open("w", encoding="utf-8", newline="") as bestand:
        schrijver = csv.writer(bestand, lineterminator="\n")
        schrijver.writerow(["naam", "uri", "lagen", "doelgroepen", "sdg", "kenmerken"])
        for naam in op_naam:
            lijsten = (naam.lagen, naam.doelgroepen, naam.sdg, naam.kenmerken)
            schrijver.writerow([naam.naam, naam.uri, *(" ".join(lijst) for lijst in lijsten)])
    with grondslagen.open("w", encoding="utf-8", newline="") as bestand:
        schrijver = csv.writer(bestand, lineterminator="\n")
        schrijver.writerow(["uri", "naam", "grondslag_uri", "url"])
        for naam in op_naam:
            for grond in sorted(naam.grondslagen.values(), key=lambda grond: grond.naam):
                schrijver.writerow([naam.uri, grond.naam, grond.uri, grond.url])


def read_compact(*, upl: Path, grondslagen: Path) -> Iterator[Productnaam]:
    """The names in our own tables."""
    gronden: dict[str, dict[str, Rechtsgrond]] = {}
    with grondslagen.open(encoding="utf-8", newline="") as bestand:
        for rij in csv.DictReader(bestand):
            gronden.setdefault(rij["uri"], {})[rij["naam"]] = Rechtsgrond(rij["naam"], rij["grondslag_uri"], rij["url"])
    with upl.open(encoding="utf-8", newline="") as bestand:
        for rij in csv.DictReader(bestand):
            yield Productnaam(
                uri=rij["uri"],
                naam=rij["naam"],
                lagen=rij["lagen"].split(),
                doelgroepen=rij["doelgroepen"].split(),
                sdg=rij["sdg"].split(),
                kenmerken=rij["kenmerken"].split(),
                grondslagen=gronden.get(rij["uri"], {}),
            )


def _add_row(namen: dict[str, Productnaam], rij: Mapping[str, str]) -> None:
    """Rows of one name differ in their legal basis; what they say about the name adds up.

    Raises:
        Rijfout: a value is wrong.
    """
    uri = check_url(check_lengte(rij["URI"], veld="URI", lengte=250), veld="URI")
    label = check_lengte(rij["UniformeProductnaam"], veld="UniformeProductnaam", lengte=200)
    sdg = [code for code in re.split(r"[;, ]+", rij["SDG"]) if code]
    if fout := next((code for code in sdg if not _SDG.fullmatch(code)), None):
        raise Rijfout(_("SDG: %s is geen code.") % fout)
    vlaggen = {kolom: _flag(rij, kolom) for kolom in (*_LAGEN, *_DOELGROEPEN, *_KENMERKEN)}
    grond = None
    if rij["Grondslaglabel"]:
        grond = Rechtsgrond(
            check_lengte(rij["Grondslaglabel"], veld="Grondslaglabel", lengte=500),
            check_url(rij["Grondslag"], veld="Grondslag", lengte=300),
            check_url(rij["Grondslaglink"], veld="Grondslaglink", lengte=500),
        )
    naam = namen.setdefault(uri, Productnaam(uri, label))
    for lijst, kolommen in ((naam.lagen, _LAGEN), (naam.doelgroepen, _DOELGROEPEN), (naam.kenmerken, _KENMERKEN)):
        lijst.extend(waarde for kolom, waarde in kolommen.items() if vlaggen[kolom] and waarde not in lijst)
    naam.sdg.extend(code for code in sdg if code not in naam.sdg)
    if grond:
        naam.grondslagen[grond.naam] = grond


def _flag(rij: Mapping[str, str], kolom: str) -> bool:
    if rij[kolom] not in {"", "X", "x"}:
        reden = _("%(kolom)s: hier hoort een X of niets, en er staat %(waarde)s.")
        raise Rijfout(reden % {"kolom": kolom, "waarde": rij[kolom][:40]})
    return bool(rij[kolom])


def _velden(naam: Productnaam) -> dict[str, object]:
    return {
        "naam": naam.naam,
        "label_vorm": normalise_label(naam.naam),
        "lagen": naam.lagen,
        "doelgroepen": naam.doelgroepen,
        "sdg": naam.sdg,
        "kenmerken": naam.kenmerken,
        "beeindigd_op": None,
        "uit_lijst": True,
    }


def _gronden(product: UniformeProduct) -> set[Rechtsgrond]:
    return {Rechtsgrond(grond.naam, grond.uri, grond.url) for grond in product.grondslagen.all()}


def _save(
    nieuw: list[UniformeProduct], gewijzigd: list[UniformeProduct], gronden: Mapping[str, Mapping[str, Rechtsgrond]]
) -> None:
    UniformeProduct.objects.bulk_create(nieuw)
    velden = ["naam", "label_vorm", "eerdere_namen", "lagen", "doelgroepen", "sdg", "kenmerken"]
    UniformeProduct.objects.bulk_update(gewijzigd, [*velden, "beeindigd_op", "uit_lijst"], batch_size=500)
    ids = dict(UniformeProduct.objects.filter(uri__in=gronden).values_list("uri", "pk"))
    # By id: a join makes PostgreSQL read the table once for each of its rows.
    Grondslag.objects.filter(product_id__in=ids.values()).delete()
    Grondslag.objects.bulk_create(
        Grondslag(product_id=ids[uri], naam=grond.naam, uri=grond.uri, url=grond.url)
        for uri, rij in gronden.items()
        for grond in rij.values()
    )
    index_in_admin(UniformeProduct, [*nieuw, *gewijzigd])
