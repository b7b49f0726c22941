"""One product as an `scproduct` of SC 4.0; the order of the elements is that of the XSD."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.encoding import iri_to_uri

from cms.producten.models import Organisatie, Organisatiesoort, UniformeProduct
from cms.samenwerkende_catalogi.xhtml import to_xhtml, xml_attribute, xml_text

KOP = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<overheidproduct:scproducten xmlns:overheidproduct="http://standaarden.overheid.nl/product/terms/"'
    ' xmlns:overheid="http://standaarden.overheid.nl/owms/terms/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation='
    '"http://standaarden.overheid.nl/product/terms/ http://standaarden.overheid.nl/sc/4.0/xsd/sc.xsd">\n'
)
VOET = "</overheidproduct:scproducten>\n"

_SCHEMA = {
    Organisatiesoort.GEMEENTE: "Gemeente",
    Organisatiesoort.PROVINCIE: "Provincie",
    Organisatiesoort.WATERSCHAP: "Waterschap",
    Organisatiesoort.MINISTERIE: "Ministerie",
}
_RUIMTELIJK = {"Gemeente", "Provincie", "Waterschap"}


@dataclass(frozen=True, slots=True)
class Uitproduct:
    """What a record says."""

    sleutel: str
    url: str
    titel: str
    taal: str
    gewijzigd_op: date
    organisatie: Organisatie
    doelgroepen: Sequence[str]
    samenvatting: str
    online_aanvragen: str
    aanvraag_url: str
    upl: Sequence[UniformeProduct]
    verwant: Sequence[UniformeProduct]
    html: str


def write_product(product: Uitproduct) -> str:
    """The record."""
    return (
        '<overheidproduct:scproduct owms-version="4.0"><overheidproduct:meta>'
        f"{_core(product)}{_mantle(product)}{_scmeta(product)}"
        f"</overheidproduct:meta>{_body(product)}</overheidproduct:scproduct>\n"
    )


def _core(product: Uitproduct) -> str:
    schema = _SCHEMA.get(Organisatiesoort(product.organisatie.soort), "AndereOrganisatie")
    uri = xml_attribute(product.organisatie.owms_uri or product.organisatie.tooi_uri)
    wie = f'scheme="overheid:{schema}" resourceIdentifier={uri}>{xml_text(product.organisatie.korte_naam)}'
    waar = f"<dcterms:spatial {wie}</dcterms:spatial>" if schema in _RUIMTELIJK else ""
    return (
        "<overheidproduct:owmskern>"
        f"<dcterms:identifier>{xml_text(iri_to_uri(product.url))}</dcterms:identifier>"
        f"<dcterms:title>{xml_text(product.titel)}</dcterms:title>"
        f"<dcterms:language>{product.taal}</dcterms:language>"
        '<dcterms:type scheme="overheid:Informatietype">productbeschrijving</dcterms:type>'
        f"<dcterms:modified>{product.gewijzigd_op:%Y-%m-%d}</dcterms:modified>"
        f"{waar}<overheid:authority {wie}</overheid:authority>"
        "</overheidproduct:owmskern>"
    )


def _mantle(product: Uitproduct) -> str:
    doelgroepen = "".join(
        f'<dcterms:audience scheme="overheid:Doelgroep">{groep}</dcterms:audience>'
        for groep in product.doelgroepen or ("particulier",)
    )
    return (
        f"<overheidproduct:owmsmantel>{doelgroepen}"
        f"<dcterms:abstract>{xml_text(product.samenvatting)}</dcterms:abstract></overheidproduct:owmsmantel>"
    )


def _scmeta(product: Uitproduct) -> str:
    aanvraag = xml_attribute(iri_to_uri(product.aanvraag_url))
    formulier = f"<overheidproduct:aanvraagURL resourceIdentifier={aanvraag}/>" if product.aanvraag_url else ""
    return (
        f"<overheidproduct:scmeta><overheidproduct:productID>{xml_text(product.sleutel)}</overheidproduct:productID>"
        f"<overheidproduct:onlineAanvragen>{product.online_aanvragen}</overheidproduct:onlineAanvragen>{formulier}"
        f"{_names('uniformeProductnaam', product.upl)}{_names('gerelateerdProduct', product.verwant)}"
        "</overheidproduct:scmeta>"
    )


def _names(tag: str, namen: Sequence[UniformeProduct]) -> str:
    return "".join(
        f'<overheidproduct:{tag} scheme="overheid:UniformeProductnaam" resourceIdentifier={xml_attribute(upn.uri)}>'
        f"{xml_text(upn.naam)}</overheidproduct:{tag}>"
        for upn in namen
    )


def _body(product: Uitproduct) -> str:
    xhtml = to_xhtml(product.html)
    html = f"<overheidproduct:productHTML>{xhtml}</overheidproduct:productHTML>" if xhtml else ""
    return f"<overheidproduct:body>{html}</overheidproduct:body>"
