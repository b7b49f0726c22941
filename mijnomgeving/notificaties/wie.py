"""Under which names somebody's rows stand, and for whom a notificatie is while it must still be delivered."""

from portal.core.betrokkene import Betrokkene, EuPersoon, Onderneming, Persoon
from portal.core.nummers import Bsn, KvkNummer
from portal.verantwoording import kluis
from portal.verantwoording.sleutels import pseudoniemen

DOEL = "notificaties"
_HOUDER = "notificatie houder"


def list_pseudoniemen(betrokkene: Betrokkene) -> list[str]:
    """Under which pseudonyms somebody's rows stand: by the present key first, then by those before it."""
    return pseudoniemen(betrokkene, doel=DOEL)


def seal_houder(betrokkene: Betrokkene, *, geheim: str) -> bytes:
    """For whom it is, readable by the worker alone, and for this notificatie alone."""
    match betrokkene:
        case Persoon(bsn):
            data = {"bsn": str(bsn)}
        case Onderneming():
            data = {"kvk": str(betrokkene.kvk_nummer)}
        case EuPersoon(pseudo_id):
            data = {"eidas": pseudo_id}
    return kluis.seal_json(data, geheim=geheim, doel=_HOUDER)


def unseal_houder(houder: bytes, *, geheim: str) -> Betrokkene:
    """For whom it is.

    Raises:
        Onleesbaar: it was wiped, or sealed for another notificatie or with a key that is gone.
    """
    match kluis.unseal_json(houder, geheim=geheim, doel=_HOUDER):
        case {"bsn": bsn}:
            return Persoon(Bsn(bsn))
        case {"kvk": kvk}:
            return Onderneming(KvkNummer(kvk))
        case data:
            return EuPersoon(data["eidas"])
