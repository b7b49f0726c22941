"""Makes SC 4.0 feeds."""

from xml.sax.saxutils import escape

OWMS = "http://standaarden.overheid.nl/owms/terms"
_UPN = "overheidproduct:uniformeProductnaam"


def make_feed(*records: str) -> str:
    """A feed of these records."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?><overheidproduct:scproducten'
        ' xmlns:overheidproduct="http://standaarden.overheid.nl/product/terms/"'
        ' xmlns:overheid="http://standaarden.overheid.nl/owms/terms/"'
        f' xmlns:dcterms="http://purl.org/dc/terms/">{"".join(records)}</overheidproduct:scproducten>'
    )


def make_record(
    *,
    product_id: str = "1",
    titel: str = "Moestuin huren",
    url: str = "https://www.plaats.test/moestuin",
    samenvatting: str = "U huurt een moestuin van de gemeente.",
    gewijzigd: str = "2026-08-18",
    autoriteit: str | None = f"{OWMS}/gemeente-utrecht",
    upl: tuple[str, str] | None = None,
    aanvraag_url: str = "",
    html: str = "",
    taal: str = "nl",
) -> str:
    """One product; an empty value makes an empty element, an `autoriteit` of None leaves it out."""
    gezag = (
        ""
        if autoriteit is None
        else f'<overheid:authority resourceIdentifier="{escape(autoriteit)}">x</overheid:authority>'
    )
    naam = f'<{_UPN} resourceIdentifier="{upl[1]}">{upl[0]}</{_UPN}>' if upl else ""
    aanvraag = f'<overheidproduct:aanvraagURL resourceIdentifier="{aanvraag_url}"/>' if aanvraag_url else ""
    return (
        '<overheidproduct:scproduct owms-version="4.0"><overheidproduct:meta><overheidproduct:owmskern>'
        f"<dcterms:identifier>{escape(url)}</dcterms:identifier><dcterms:title>{escape(titel)}</dcterms:title>"
        f"<dcterms:language>{taal}</dcterms:language><dcterms:modified>{gewijzigd}</dcterms:modified>{gezag}"
        "</overheidproduct:owmskern><overheidproduct:owmsmantel>"
        '<dcterms:audience scheme="overheid:Doelgroep">particulier</dcterms:audience>'
        f"<dcterms:abstract>{escape(samenvatting)}</dcterms:abstract></overheidproduct:owmsmantel>"
        f"<overheidproduct:scmeta><overheidproduct:productID>{product_id}</overheidproduct:productID>"
        f"<overheidproduct:onlineAanvragen>digid</overheidproduct:onlineAanvragen>{aanvraag}{naam}"
        "</overheidproduct:scmeta></overheidproduct:meta>"
        f"<overheidproduct:body><overheidproduct:productHTML>{html}</overheidproduct:productHTML></overheidproduct:body>"
        "</overheidproduct:scproduct>"
    )


def make_sru(*records: str, gevonden: int) -> str:
    """One page of an answer of the search service."""
    verpakt = "".join(
        f"<record><recordData><gzd><originalData>{record}</originalData></gzd></recordData></record>"
        for record in records
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><searchRetrieveResponse xmlns="http://www.loc.gov/zing/srw/"'
        ' xmlns:overheidproduct="http://standaarden.overheid.nl/product/terms/"'
        ' xmlns:overheid="http://standaarden.overheid.nl/owms/terms/" xmlns:dcterms="http://purl.org/dc/terms/">'
        f"<version>1.2</version><numberOfRecords>{gevonden}</numberOfRecords><records>{verpakt}</records>"
        "</searchRetrieveResponse>"
    )
