"""Under which names the rows of a company stand, and what a form says instead of the key of an obligation."""

from portal.core.betrokkene import Betrokkene, Onderneming, Partij
from portal.verantwoording.sleutels import keyed_hashes, pseudoniemen

_DOEL = "verplichtingen"


def list_pseudoniemen(betrokkene: Betrokkene) -> list[str]:
    """Under which pseudonyms the rows of a company stand: by the present key first, then by those before it."""
    return pseudoniemen(betrokkene, doel=_DOEL)


def list_makers(handelende: Partij) -> list[str]:
    """The same for who made a private address."""
    return pseudoniemen(handelende, doel="agenda maker")


def list_sleutels(betrokkene: Betrokkene, verplichting: str) -> list[str]:
    """What names this obligation of this company in a form and in a row; of another company it is another.

    A form that stays open while somebody switches to another company therefore marks nothing there (KWALITEIT B15).
    """
    return pseudoniemen(betrokkene, doel=f"verplichting {verplichting}")


def list_bereiken(betrokkene: Betrokkene) -> list[str]:
    """What tells the whole company from the vestigingen that a machtiging reaches."""
    vestigingen = betrokkene.vestigingen if isinstance(betrokkene, Onderneming) and betrokkene.beperkt else ()
    return keyed_hashes(",".join(sorted(map(str, vestigingen))), doel="agenda bereik")
