"""What editors may read: a text only when several people asked it, or when who asked sent it along."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from wegwijzer_ai.models import GesteldeVraag, Oordeel, Vraaggroep

# Asked on so many different days, or with so many different outcomes: then it is not one person's story.
MINSTENS = 3
SHOWN = 12


@dataclass(frozen=True, slots=True)
class Verwoording:
    """One way in which people asked it."""

    tekst: str
    taal: str
    aantal: int


def list_open() -> QuerySet[GesteldeVraag]:
    """What nobody handled yet; who said that an answer was right has no problem."""
    return GesteldeVraag.objects.filter(afgehandeld_op=None).exclude(oordeel=Oordeel.JA)


def list_groepen() -> QuerySet[Vraaggroep]:
    """The groups that may be shown, the largest first."""
    return Vraaggroep.objects.filter(verschillend__gte=MINSTENS)


def count_verborgen() -> int:
    """How many questions wait that nobody may read, because too few people asked them."""
    return list_open().exclude(meegestuurd=True).exclude(groep__verschillend__gte=MINSTENS).count()


def read_verwoordingen(groepen: Iterable[Vraaggroep]) -> Mapping[int, Sequence[Verwoording]]:
    """The texts of each group, the clearest first; none of a group that is too small."""
    shown = [groep.pk for groep in groepen if groep.verschillend >= MINSTENS]
    counts: dict[int, Counter[tuple[str, str]]] = {}
    vragen = GesteldeVraag.objects.filter(groep__in=shown, afgehandeld_op=None).order_by("-nabijheid", "pk")
    for groep, tekst, taal in vragen.values_list("groep", "tekst", "taal"):
        counts.setdefault(groep, Counter())[tekst, taal] += 1
    return {
        groep: [Verwoording(tekst, taal, aantal) for (tekst, taal), aantal in found.items()][:SHOWN]
        for groep, found in counts.items()
    }


def list_verwoordingen(groep: Vraaggroep) -> Sequence[Verwoording]:
    """The texts of one group."""
    return read_verwoordingen([groep]).get(groep.pk, [])


def list_meegestuurd() -> QuerySet[GesteldeVraag]:
    """Judgements that people sent for us to read."""
    te_lezen = Q(meegestuurd=True) | ~Q(toelichting="")
    return GesteldeVraag.objects.filter(te_lezen, afgehandeld_op=None).order_by("-dag", "-pk")
