"""JSON of Open Product to our models; the only place that knows its field names.

The standard leaves open what a `dataobject` holds: its producttype says so by a JSON Schema. We read the part of JSON
Schema that a form needs, as of a taak, and lists of texts (such as conditions) to show.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any
from urllib.parse import urlsplit

from mijnomgeving.bronnen.lezen import Lezer
from mijnomgeving.bronnen.openproduct.models import Actie, Gegeven, Product, Productsoort, Productstatus
from mijnomgeving.bronnen.taken.models import Veld
from mijnomgeving.bronnen.taken.uitvoering import parse_veld
from portal.core.betrokkene import Betrokkene, EuPersoon, Onderneming, Persoon
from portal.outbound.service import Onbegrijpelijk

_STATUSSEN = {status.value: status for status in Productstatus}
_ACTIES = {actie.value: actie for actie in Actie}
_MAAND_JAAR = frozenset({"eenmalig", "maandelijks", "jaarlijks"})


def zoekparameters(betrokkene: Betrokkene) -> tuple[dict[str, str], ...]:
    """The query of `GET /producten` for what this betrokkene holds: one for the number, or for each vestiging.

    The number stands in the address because the standard has no other way; nothing of ours logs addresses.
    """
    match betrokkene:
        case Persoon(bsn):
            return ({"eigenaren__bsn": str(bsn)},)
        case EuPersoon():
            return ()
        case Onderneming(beperkt=True):
            kvk = str(betrokkene.kvk_nummer)
            return tuple(
                {"eigenaren__kvk_nummer": kvk, "eigenaren__vestigingsnummer": str(nummer)}
                for nummer in betrokkene.vestigingen
            )
        case Onderneming():
            return ({"eigenaren__kvk_nummer": str(betrokkene.kvk_nummer)},)


def parse_producten(bron: str, data: Any, betrokkene: Betrokkene) -> tuple[Product, ...]:  # noqa: ANN401 - JSON
    """The products of one page that are of this betrokkene and may be shown.

    Of the owners only whether they are this betrokkene, and by which vestigingen, is kept; who else owns it is not.

    Raises:
        Onbegrijpelijk: not what the standard says.
    """
    gelezen = (_product(product, betrokkene) for product in Lezer.of(bron, data).delen("results"))
    return tuple(product for product in gelezen if product is not None)


def parse_next(bron: str, data: Any) -> str:  # noqa: ANN401 - JSON may be anything
    """The address of the next page; empty on the last."""
    return Lezer.of(bron, data).tekst_of_leeg("next")


def parse_soort(bron: str, data: Any) -> Productsoort:  # noqa: ANN401 - JSON may be anything
    """A producttype.

    Raises:
        Onbegrijpelijk: not what the standard says.
    """
    soort = Lezer.of(bron, data)
    schema = soort.deel("dataobject_schema")
    inhoud = schema.deel("schema") if schema else None
    return Productsoort(
        soort_id=soort.uuid("uuid"),
        naam=soort.tekst("naam"),
        samenvatting=soort.tekst("samenvatting"),
        velden=tuple(_velden(inhoud)) if inhoud else (),
        titels=tuple(_titels(inhoud)) if inhoud else (),
        acties=tuple(_acties(soort)),
        zaaktypen=tuple(_addresses(soort, "zaaktypen")),
    )


def _product(product: Lezer, betrokkene: Betrokkene) -> Product | None:
    eigenaren = [eigenaar for eigenaar in product.delen("eigenaren") if _is_of(eigenaar, betrokkene)]
    status = product.tekst_of_leeg("status")
    if not eigenaren or not product.vlag_of_nee("gepubliceerd") or status in ("", "initieel"):
        return None
    if status not in _STATUSSEN:
        raise product.fout("status")
    soort = product.deel("producttype")
    if soort is None:
        raise product.fout("producttype")
    aanvraag = product.tekst_of_leeg("aanvraag_zaak_url")
    zaken = ([aanvraag] if aanvraag else []) + list(_addresses(product, "zaken"))
    return Product(
        bron=product.bron,
        product_id=product.uuid("uuid"),
        soort_id=soort.uuid("uuid"),
        naam=product.tekst_of_leeg("naam") or soort.tekst("naam"),
        soort=soort.tekst("naam"),
        upn=soort.tekst_of_leeg("uniforme_product_naam"),
        status=_STATUSSEN[status],
        ingaand_op=product.datum_of_geen("start_datum"),
        vervalt_op=product.datum_of_geen("eind_datum"),
        gewijzigd_op=product.moment("update_datum").date(),
        vestigingen=_vestigingen(eigenaren),
        prijs=_prijs(product),
        frequentie=product.tekst_of_leeg("frequentie") if product.data.get("frequentie") in _MAAND_JAAR else "",
        gegevens=tuple(_gegevens(product.deel("dataobject"))),
        documenten=tuple(_addresses(product, "documenten")),
        zaken=tuple(dict.fromkeys(zaken)),
    )


def _is_of(eigenaar: Lezer, betrokkene: Betrokkene) -> bool:
    match betrokkene:
        case Persoon(bsn):
            return eigenaar.tekst_of_leeg("bsn") == str(bsn)
        case EuPersoon():
            return False
        case Onderneming():
            mag = not betrokkene.beperkt or eigenaar.tekst_of_leeg("vestigingsnummer") in {
                str(nummer) for nummer in betrokkene.vestigingen
            }
            return mag and eigenaar.tekst_of_leeg("kvk_nummer") == str(betrokkene.kvk_nummer)


def _vestigingen(eigenaren: list[Lezer]) -> tuple[str, ...]:
    """The vestigingen that hold it; none when the company as a whole is one of the owners."""
    nummers = [eigenaar.tekst_of_leeg("vestigingsnummer") for eigenaar in eigenaren]
    return tuple(dict.fromkeys(nummers)) if all(nummers) else ()


def _prijs(product: Lezer) -> Decimal | None:
    tekst = product.tekst_of_leeg("prijs")
    if not tekst:
        return None
    try:
        prijs = Decimal(tekst)
    except InvalidOperation:
        raise product.fout("prijs") from None
    if not prijs.is_finite():
        raise product.fout("prijs")
    return prijs


def _gegevens(dataobject: Lezer | None) -> Iterator[Gegeven]:
    """What can be shown: texts, numbers, yes or no, and lists of them; what is nested deeper is left out."""
    for naam, waarde in dataobject.data.items() if dataobject else ():
        waarden = waarde if isinstance(waarde, list) else [waarde]
        teksten = [_as_text(deel) for deel in waarden]
        if teksten and all(teksten):
            yield Gegeven(str(naam), tuple(teksten))


def _as_text(waarde: object) -> str:
    """The value as text, yes and no as a form has them; empty for what is no single value."""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    return str(waarde) if isinstance(waarde, str | int | float) else ""


def _eigenschappen(schema: Lezer) -> Iterator[tuple[str, Lezer]]:
    velden = schema.deel("properties")
    for naam, veld in velden.data.items() if velden else ():
        yield str(naam), Lezer.of(schema.bron, veld)


def _velden(schema: Lezer) -> Iterator[Veld]:
    verplicht = schema.teksten_of_geen("required")
    for naam, veld in _eigenschappen(schema):
        # What the organisation fills in itself is no question to the holder.
        if veld.tekst_of_leeg("type") == "array" or veld.vlag_of_nee("readOnly"):
            continue
        try:
            yield parse_veld(naam, veld, verplicht=naam in verplicht)
        except Onbegrijpelijk:
            # A question of a kind that we do not know: the organisation asks it later.
            continue


def _titels(schema: Lezer) -> Iterator[tuple[str, str]]:
    for naam, veld in _eigenschappen(schema):
        if titel := veld.tekst_of_leeg("title"):
            yield naam, titel


def _acties(soort: Lezer) -> Iterator[tuple[Actie, str]]:
    for actie in soort.delen("acties"):
        wat = _ACTIES.get(actie.tekst("naam").strip().lower())
        if wat is not None:
            yield wat, _veilig(actie.tekst("url"))


def _addresses(lezer: Lezer, veld: str) -> Iterator[str]:
    """The addresses of what is linked; what is named by a URN only cannot be found by us."""
    for deel in lezer.delen_of_geen(veld):
        if url := deel.tekst_of_leeg("url"):
            yield url


def _veilig(url: str) -> str:
    """The address when it is one that a browser may be sent to; else empty."""
    try:
        return url if urlsplit(url).scheme in ("https", "http") else ""
    except ValueError:
        return ""


def sorteer(producten: Mapping[str, Product]) -> tuple[Product, ...]:
    """What ends soonest first, and what has no end last."""
    return tuple(sorted(producten.values(), key=lambda product: (product.vervalt_op or date.max, product.naam)))
