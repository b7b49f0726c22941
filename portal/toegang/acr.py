"""Levels as the login means name them (`acr`): eIDAS, DigiD over SAML, ST-SAML, the Afsprakenstelsel eHerkenning."""

from collections.abc import Mapping

from portal.core.niveau import Niveau

_KLASSE = "urn:etoegang:core:assurance-class:"
ACR_NIVEAUS: Mapping[str, Niveau] = {
    "http://eidas.europa.eu/LoA/low": Niveau.LAAG,
    "http://eidas.europa.eu/LoA/substantial": Niveau.SUBSTANTIEEL,
    "http://eidas.europa.eu/LoA/high": Niveau.HOOG,
    "http://eID.logius.nl/LoA/basic": Niveau.LAAG,
    "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport": Niveau.LAAG,
    "urn:oasis:names:tc:SAML:2.0:ac:classes:MobileTwoFactorContract": Niveau.LAAG,
    "urn:oasis:names:tc:SAML:2.0:ac:classes:Smartcard": Niveau.SUBSTANTIEEL,
    "urn:oasis:names:tc:SAML:2.0:ac:classes:SmartcardPKI": Niveau.HOOG,
    f"{_KLASSE}loa2": Niveau.LAAG,
    f"{_KLASSE}loa2plus": Niveau.LAAG,
    f"{_KLASSE}loa3": Niveau.SUBSTANTIEEL,
    f"{_KLASSE}loa4": Niveau.HOOG,
}
EIDAS_ACR: Mapping[Niveau, str] = {
    Niveau.LAAG: "http://eidas.europa.eu/LoA/low",
    Niveau.SUBSTANTIEEL: "http://eidas.europa.eu/LoA/substantial",
    Niveau.HOOG: "http://eidas.europa.eu/LoA/high",
}
"""What DigiD, eIDAS and the wallet are asked."""
ETD_ACR: Mapping[Niveau, str] = {
    Niveau.LAAG: f"{_KLASSE}loa2",
    Niveau.SUBSTANTIEEL: f"{_KLASSE}loa3",
    Niveau.HOOG: f"{_KLASSE}loa4",
}
"""What eHerkenning is asked."""


def parse_niveau(acr: object) -> Niveau:
    """The level behind an `acr`; one that we do not know gives no certainty at all."""
    return ACR_NIVEAUS.get(acr, Niveau.GEEN) if isinstance(acr, str) else Niveau.GEEN
