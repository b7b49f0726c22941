"""From the claims of a login means to who acts, and for whom the login itself stands (names: DigiD, ST-SAML, ETD)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from portal.core.betrokkene import EuPersoon, Medewerker, Onderneming, Persoon
from portal.core.machtiging import Machtiging
from portal.core.niveau import Niveau
from portal.core.nummers import Bsn, KvkNummer, OngeldigNummer, Rsin, Vestigingsnummer
from portal.toegang.acr import parse_niveau
from portal.toegang.fouten import TokenGeweigerd
from portal.toegang.middelen import EHERKENNING, EIDAS, MACHTIGEN, WALLET

_ACTING = "urn:nl-eid-gdi:1.0:ActingSubjectID"
_LEGAL = "urn:nl-eid-gdi:1.0:LegalSubjectID"
_EH_LEGAL = "urn:etoegang:core:LegalSubjectID"
_EH_ACTING = "urn:etoegang:core:ActingSubjectID"
_EH_VESTIGING = "urn:etoegang:1.9:ServiceRestriction:Vestigingsnr"
_EH_VIA = "urn:etoegang:1.9:IntermediateEntityID:KvKnr"
_EH_DIENST = "urn:etoegang:core:ServiceID"
_EH_NAAM = "urn:etoegang:1.11:attribute-represented:CompanyName"
_EU_BSN = "urn:etoegang:1.12:EntityConcernedID:BSN"
_EU_PSEUDO = "urn:etoegang:1.12:EntityConcernedID:PseudoID"


@dataclass(frozen=True, slots=True)
class Login:
    """A login that succeeded.

    Args:
        handelende: who logged in.
        niveau: how sure the means is of that.
        middel: the means.
        naam: what the means says this person is called; empty when it says nothing.
        eigen: the company for which the person logged in by eHerkenning.
        gekozen: the person whom a representative chose at DigiD Machtigen.
    """

    handelende: Persoon | EuPersoon | Medewerker
    niveau: Niveau
    middel: str
    naam: str = ""
    eigen: Machtiging | None = None
    gekozen: Persoon | None = None


def read_login(middel: str, claims: Mapping[str, Any]) -> Login:
    """Who logged in by this means.

    Raises:
        TokenGeweigerd: a claim that the means must give is not there or holds no valid number.
    """
    niveau = parse_niveau(claims.get("acr"))
    if middel == EHERKENNING:
        return _eherkenning(claims, niveau)
    if middel == MACHTIGEN:
        handelende = Persoon(_bsn(claims, _ACTING))
        gekozen = Persoon(_bsn(claims, _LEGAL)) if claims.get(_LEGAL) else None
        return Login(handelende, niveau, middel, gekozen=gekozen if gekozen != handelende else None)
    if middel in {EIDAS, WALLET}:
        naam = " ".join(part for name in ("first_name", "family_name") if (part := _text(claims, name)))
        return Login(_european(claims), niveau, middel, naam=naam)
    return Login(Persoon(_bsn(claims, "bsn")), niveau, middel)


def _european(claims: Mapping[str, Any]) -> Persoon | EuPersoon:
    """A person with a BSN is who the BSN says; without, the pseudonym is all that we keep."""
    for name in (_EU_BSN, "bsn"):
        if claims.get(name):
            return Persoon(_bsn(claims, name))
    pseudo_id = _text(claims, _EU_PSEUDO) or _text(claims, "person_identifier")
    if not pseudo_id:
        raise TokenGeweigerd("geen kenmerk van de persoon")
    return EuPersoon(pseudo_id)


def _eherkenning(claims: Mapping[str, Any], niveau: Niveau) -> Login:
    """The employee and the company; the token itself is the proof that the one may act for the other."""
    pseudo_id, naam = _text(claims, _EH_ACTING), _text(claims, _EH_NAAM)
    if not pseudo_id:
        raise TokenGeweigerd("ActingSubjectID")
    try:
        vestigingen = tuple(Vestigingsnummer(nummer) for nummer in _texts(claims, _EH_VESTIGING))
        onderneming = Onderneming(
            KvkNummer(_text(claims, _EH_LEGAL)),
            Rsin(rsin) if (rsin := _text(claims, "rsin")) else None,
            vestigingen,
            beperkt=bool(vestigingen),
        )
    except OngeldigNummer:
        raise TokenGeweigerd("LegalSubjectID") from None
    eigen = Machtiging(
        machtiging_id="",
        soort="ketenmachtiging" if claims.get(_EH_VIA) else "eherkenning",
        voor=onderneming,
        naam=naam or str(onderneming.kvk_nummer),
        diensten=frozenset(text.rpartition(":")[2] for text in _texts(claims, _EH_DIENST)),
        via=_text(claims, _EH_VIA),
    )
    return Login(Medewerker(pseudo_id), niveau, EHERKENNING, eigen=eigen)


def _bsn(claims: Mapping[str, Any], name: str) -> Bsn:
    try:
        return Bsn(_text(claims, name))
    except OngeldigNummer:
        raise TokenGeweigerd(name.rpartition(":")[2]) from None


def _text(claims: Mapping[str, Any], name: str) -> str:
    """A claim as text: itself, or its `value` where it comes with a qualifier; empty when it is not there."""
    waarde = claims.get(name)
    if isinstance(waarde, Mapping):
        waarde = waarde.get("value")
    return waarde if isinstance(waarde, str) else ""


def _texts(claims: Mapping[str, Any], name: str) -> list[str]:
    """A claim that may have several values, or one."""
    waarde = claims.get(name)
    if isinstance(waarde, list):
        return [item for item in waarde if isinstance(item, str)]
    return [text] if (text := _text(claims, name)) else []
