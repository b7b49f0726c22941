"""A regelhulp in progress: who answers what, where that leads, and at which address each question stands.

An address says only how deep one is: neither the question nor the answer. The answers are in the session
(`vragen.sessie`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from levensgebeurtenissen.regelhulpen.graaf.basis import Graaf
from levensgebeurtenissen.regelhulpen.graaf.lopen import Stand, longest_from, walk
from levensgebeurtenissen.regelhulpen.models import RegelhulpPagina
from levensgebeurtenissen.regelhulpen.selectors import list_regelhulpen
from levensgebeurtenissen.vragen.basis import Antwoord, Vraag
from levensgebeurtenissen.vragen.sessie import drop_antwoorden, read_antwoorden, write_antwoorden

CONTROLE = "controleer"
"""Where a change began: after it one goes back to the page on which all answers stand."""


@dataclass(frozen=True, slots=True)
class Verloop:
    """One walk through a regelhulp.

    Args:
        antwoorden: all that was answered, also what does not count now.
        stand: the path with those answers.
    """

    pagina: RegelhulpPagina
    graaf: Graaf
    antwoorden: Mapping[str, Antwoord]
    stand: Stand

    @property
    def naam(self) -> str:
        """Its name in the session."""
        return session_name(self.pagina.slug)

    @property
    def begonnen(self) -> bool:
        """Whether there is any answer; without one the session is over or never began."""
        return bool(self.antwoorden)

    @property
    def is_klaar(self) -> bool:
        """Whether the outcome is known."""
        return self.stand.uitkomst is not None

    def question_at(self, nummer: int) -> Vraag | None:
        """The question at this depth: one that was answered, or the next one."""
        if 1 <= nummer <= len(self.stand.pad):
            return self.graaf.vragen[self.stand.pad[nummer - 1]]
        return self.stand.vraag if nummer == len(self.stand.pad) + 1 else None

    def depth_of(self, sleutel: str) -> int | None:
        """The depth of a question that can be answered now; None for one that is not on the path."""
        if sleutel in self.stand.pad:
            return self.stand.pad.index(sleutel) + 1
        return len(self.stand.pad) + 1 if self.stand.vraag and self.stand.vraag.sleutel == sleutel else None

    def most_at(self, nummer: int, vraag: Vraag) -> int:
        """How many questions there are at most, seen from the question at this depth."""
        return nummer - 1 + longest_from(self.graaf, vraag.sleutel)

    def with_answers(self, antwoorden: Mapping[str, Antwoord]) -> "Verloop":
        """The walk with these answers as well; what was answered before and still counts is kept."""
        samen = {**self.antwoorden, **antwoorden}
        return replace(self, antwoorden=samen, stand=walk(self.graaf, samen, op=timezone.localdate()))

    def address_after(self, nummer: int, *, controle: bool) -> str:
        """Where one goes after answering at this depth.

        From 'Controleer uw antwoorden' that is the first question without an answer, and when there is none that page.
        """
        volgende = len(self.stand.pad) + 1 if controle else nummer + 1
        if self.is_klaar and volgende > len(self.stand.pad):
            return self.address("regelhulp_controleer")
        return self.address_at(min(volgende, len(self.stand.pad) + 1), controle=controle)

    def address_now(self) -> str:
        """Where one goes on: the next question, or the answers to check."""
        return self.address_after(len(self.stand.pad), controle=False)

    def address_at(self, nummer: int, *, controle: bool = False) -> str:
        """The address of the question at this depth."""
        adres = reverse("levensgebeurtenissen:regelhulp_stap", args=[self.pagina.slug, nummer])
        return f"{adres}?van={CONTROLE}" if controle else adres

    def address(self, naam: str) -> str:
        """The address of one of the other pages of this regelhulp."""
        return reverse(f"levensgebeurtenissen:{naam}", args=[self.pagina.slug])


def session_name(slug: str) -> str:
    """The name of a regelhulp in the session."""
    return f"regelhulp:{slug}"


def read_verloop(request: HttpRequest, slug: str) -> Verloop:
    """The walk of this browser through this regelhulp.

    Raises:
        Http404: there is no such regelhulp, or it is not published.
    """
    pagina = get_object_or_404(list_regelhulpen(), slug=slug)
    antwoorden = read_antwoorden(request, naam=session_name(slug))
    bekend = {sleutel: waarde for sleutel, waarde in antwoorden.items() if sleutel in pagina.graaf.vragen}
    return Verloop(pagina, pagina.graaf, bekend, walk(pagina.graaf, bekend, op=timezone.localdate()))


def keep_verloop(request: HttpRequest, verloop: Verloop) -> None:
    """Keep its answers in the session."""
    write_antwoorden(request, naam=verloop.naam, antwoorden=verloop.antwoorden)


def forget_verloop(request: HttpRequest, slug: str) -> None:
    """Wipe its answers."""
    drop_antwoorden(request, naam=session_name(slug))
