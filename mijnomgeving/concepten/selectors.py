"""Drafts, read back."""

from typing import Any

from mijnomgeving.concepten.rijen import Concept, list_rijen, list_rijen_van, open_rij
from portal.core.betrokkene import Betrokkene
from portal.toegang.persoon import Sessiepersoon

__all__ = ["Concept", "export_eigen", "find_concept", "list_concepten"]


def find_concept(*, persoon: Sessiepersoon, soort: str, over: str) -> Concept | None:
    """The draft of this form about this; None when there is none, or it is too old."""
    rij = list_rijen(persoon=persoon).filter(soort=soort, over=over).first()
    return open_rij(rij) if rij else None


def list_concepten(*, persoon: Sessiepersoon) -> tuple[Concept, ...]:
    """All drafts of this person for this betrokkene, the last changed first; without their files."""
    rijen = list_rijen(persoon=persoon).defer("bestanden")
    return tuple(open_rij(rij, met_bestanden=False) for rij in rijen)


def export_eigen(*, betrokkene: Betrokkene) -> list[dict[str, Any]]:
    """What we keep of drafts for this betrokkene (AVG art. 15 and 20); the files by name."""
    return [
        {
            "soort": concept.soort,
            "titel": concept.titel,
            "velden": dict(concept.velden),
            "bestanden": [bestand.naam for bestand in concept.bestanden],
            "bijgewerktOp": concept.bijgewerkt_op.isoformat(),
        }
        for concept in map(open_rij, list_rijen_van(betrokkene))
    ]
