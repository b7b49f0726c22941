"""One course of events over organisations: the zaken that belong together, as their registers say."""

from collections.abc import Sequence
from dataclasses import dataclass

from mijnomgeving.bronnen.zgw.models import Stand, Zaak
from mijnomgeving.bronnen.zgw.port import ZakenBron


@dataclass(frozen=True, slots=True)
class Reis:
    """Zaken that belong together, in order of time; `begin` is the one that set the others going.

    `stil` names who has a part in it, but did not answer now.
    """

    zaken: tuple[Zaak, ...]
    stil: tuple[str, ...] = ()

    @property
    def begin(self) -> Zaak:
        """The first zaak."""
        return self.zaken[0]

    @property
    def organisaties(self) -> tuple[str, ...]:
        """Who takes part, in order."""
        return tuple(dict.fromkeys(zaak.bron for zaak in self.zaken))

    @property
    def wacht_op_u(self) -> tuple[str, ...]:
        """Who cannot go on before the person has done something."""
        return tuple(dict.fromkeys(zaak.bron for zaak in self.zaken if zaak.stand is Stand.WACHT_OP_U))

    @property
    def klaar(self) -> int:
        """How many are finished."""
        return sum(not zaak.loopt for zaak in self.zaken)


def find_reis(zaak: Zaak, zaken: Sequence[Zaak], *, stil: Sequence[ZakenBron] = ()) -> Reis | None:
    """The course of events that this zaak is part of; None when it stands alone.

    Links count in both directions, but only between zaken in the person's own list: nothing else is ever fetched.
    A link to a zaak of a source that did answer is somebody else's, and is passed over in silence.

    Args:
        zaak: where to begin.
        zaken: all zaken of the person that are at hand.
        stil: the sources that did not answer.
    """
    eigen = {andere.url: andere for andere in zaken}
    samen, te_doen, ontbreekt = {zaak.url}, [zaak.url], set[str]()
    while te_doen:
        url = te_doen.pop()
        verwijst_naar_mij = {andere.url for andere in zaken if url in andere.verwante_zaken}
        for buur in {*eigen[url].verwante_zaken, *verwijst_naar_mij} - samen:
            if buur not in eigen:
                ontbreekt |= {bron.naam for bron in stil if bron.holds(buur)}
                continue
            samen.add(buur)
            te_doen.append(buur)
    if len(samen) == 1 and not ontbreekt:
        return None
    op_volgorde = sorted((eigen[url] for url in samen), key=lambda deel: (deel.ingediend_op, deel.bron))
    return Reis(zaken=tuple(op_volgorde), stil=tuple(sorted(ontbreekt)))


def list_reizen(zaken: Sequence[Zaak], *, stil: Sequence[ZakenBron] = ()) -> tuple[Reis, ...]:
    """Every course of events in a list of zaken, each once, newest first."""
    gezien: set[str] = set()
    reizen = []
    for zaak in zaken:
        if zaak.url not in gezien and (reis := find_reis(zaak, zaken, stil=stil)):
            gezien |= {deel.url for deel in reis.zaken}
            reizen.append(reis)
    return tuple(sorted(reizen, key=lambda reis: reis.begin.ingediend_op, reverse=True))
