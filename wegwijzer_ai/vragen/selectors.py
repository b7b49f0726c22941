"""What editors may read: a text only when several people asked it, or when who asked sent it along."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet, Sum

from wegwijzer_ai.models import GesteldeVraag, Vraaggroep

# Asked on so many different days, or with so many different outcomes: then it is not one person's story.
MINSTENS = 3
SHOWN = 12


@dataclass(frozen=True, slots=True)
class Verwoording:
    """One way in which people asked it."""

    tekst: str
    taal: str
    aantal: int


def list_groepen() -> QuerySet[Vraaggroep]:
    """The groups that may be shown, the largest first."""
    return Vraaggroep.objects.filter(verschillend__gte=MINSTENS)


def count_verborgen() -> int:
    """How many questions are in groups that are too small to show."""
    return Vraaggroep.objects.filter(verschillend__lt=MINSTENS).aggregate(n=Sum("aantal"))["n"] or 0


def list_verwoordingen(groep: Vraaggroep) -> Sequence[Verwoording]:
    """The texts of a group, the clearest first; none of a group that is too small."""
    if groep.verschillend < MINSTENS:
        return []
    vragen = groep.vragen.filter(afgehandeld_op=None).order_by("-nabijheid", "pk")
    found = Counter((vraag.tekst, vraag.taal) for vraag in vragen)
    return [Verwoording(tekst, taal, aantal) for (tekst, taal), aantal in found.items()][:SHOWN]


def list_meegestuurd() -> QuerySet[GesteldeVraag]:
    """Judgements that people sent for us to read."""
    te_lezen = Q(meegestuurd=True) | ~Q(toelichting="")
    return GesteldeVraag.objects.filter(te_lezen, afgehandeld_op=None).order_by("-dag", "-pk")
