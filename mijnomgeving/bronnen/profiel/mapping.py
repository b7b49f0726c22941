"""JSON of the Profielservice to our models; the only place that knows its field names."""

from typing import Any

from mijnomgeving.bronnen.lezen import Lezer
from mijnomgeving.bronnen.profiel.models import Contactgegeven, Contactsoort, Profiel, Voorkeur, Voorkeursoort
from portal.core.betrokkene import Betrokkene, EuPersoon, Onderneming, Persoon

_CONTACT = {soort.value: soort for soort in Contactsoort}
_VOORKEUR = {soort.value: soort for soort in Voorkeursoort}


def identificatie(betrokkene: Betrokkene) -> dict[str, str] | None:
    """Whose profile, as every body says it; None for who has no number."""
    match betrokkene:
        case Persoon(bsn):
            return {"identificatieType": "BSN", "identificatieNummer": str(bsn)}
        case Onderneming():
            return {"identificatieType": "KVK", "identificatieNummer": str(betrokkene.kvk_nummer)}
        case EuPersoon():
            return None


def contact_body(soort: Contactsoort, waarde: str, *, alleen_voor: str = "", dienst: str = "") -> dict[str, Any]:
    """A contact detail as a body has it (ContactgegevenRequest), without whose it is."""
    return {"type": soort.value, "waarde": waarde, **_scope(alleen_voor, dienst)}


def voorkeur_body(soort: Voorkeursoort, waarde: str, *, alleen_voor: str = "", dienst: str = "") -> dict[str, Any]:
    """A preference as a body has it (VoorkeurRequest), without whose it is."""
    return {"voorkeurType": soort.value, "waarde": waarde, **_scope(alleen_voor, dienst)}


def parse_profiel(bron: str, data: Any) -> Profiel:  # noqa: ANN401 - JSON may be anything
    """A whole profile; kinds that the standard adds later are passed over.

    Raises:
        Onbegrijpelijk: not what the standard says.
    """
    profiel = Lezer.of(bron, data)
    contact = [_contactgegeven(gegeven) for gegeven in profiel.delen("contactgegevens")]
    voorkeuren = [_voorkeur(voorkeur) for voorkeur in profiel.delen("voorkeuren")]
    return Profiel(
        contactgegevens=tuple(gegeven for gegeven in contact if gegeven),
        voorkeuren=tuple(voorkeur for voorkeur in voorkeuren if voorkeur),
    )


def _scope(alleen_voor: str, dienst: str = "") -> dict[str, Any]:
    if not alleen_voor:
        return {}
    return {"scope": {"dienstverlenerNaam": alleen_voor} | ({"dienstNaam": dienst} if dienst else {})}


def _contactgegeven(gegeven: Lezer) -> Contactgegeven | None:
    gegeven_id, soort, waarde = gegeven.uuid("id"), _CONTACT.get(gegeven.tekst("type")), gegeven.tekst("waarde")
    bevestigd, standaard = gegeven.vlag_of_nee("isGeverifieerd"), gegeven.vlag_of_nee("isDefault")
    alleen_voor, dienst = _alleen_voor(gegeven)
    if soort is None:
        return None
    return Contactgegeven(
        gegeven_id=gegeven_id,
        soort=soort,
        waarde=waarde,
        bevestigd=bevestigd,
        standaard=standaard,
        alleen_voor=alleen_voor,
        dienst=dienst,
    )


def _voorkeur(voorkeur: Lezer) -> Voorkeur | None:
    voorkeur_id, soort = voorkeur.uuid("id"), _VOORKEUR.get(voorkeur.tekst("voorkeurType"))
    waarde, (alleen_voor, dienst) = voorkeur.tekst("waarde"), _alleen_voor(voorkeur)
    if soort is None:
        return None
    return Voorkeur(voorkeur_id=voorkeur_id, soort=soort, waarde=waarde, alleen_voor=alleen_voor, dienst=dienst)


def _alleen_voor(gegeven: Lezer) -> tuple[str, str]:
    """For which organisation and which service of it alone; more than one scope are named together."""
    scopes = list(gegeven.delen_of_geen("scopes"))
    names = [(scope.tekst_of_leeg("dienstverlenerNaam"), scope.tekst_of_leeg("dienstNaam")) for scope in scopes]
    return ", ".join(naam for naam, _ in names), ", ".join(dienst for _, dienst in names if dienst)
