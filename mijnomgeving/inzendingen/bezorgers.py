"""Who brings what people sent to its organisation.

Zo sluit een deel zijn bezorger aan:

1. Maak `mijnomgeving/<deel>/bezorgen.py` met een asynchrone functie. Die krijgt een `Zending` en een `Deadline` en
   geeft het kenmerk terug dat de bron er zelf aan gaf ("" als de bron er geen geeft)::

       async def bezorg_antwoord(zending: Zending, deadline: Deadline) -> str:
           bron = find_bron(zending.opdracht["magazijn"])
           return await bron.reply(
               zending.betrokkene, zending.opdracht["tekst"], kenmerk=zending.nummer, deadline=deadline
           )

       def register() -> None:
           register_bezorger("fbs.antwoord", bezorg_antwoord)

2. Roep `register()` aan in `MijnomgevingConfig.ready`.
3. Laat de view het formulier versturen: `formulier.verzend(persoon=..., bezorger="fbs.antwoord", ...)`, en daarna
   `return redirect_to_bevestiging(request, inzending)` (`mijnomgeving.inzendingen.forms`).

Waar u op let:

- `zending.nummer` gaat altijd mee naar de bron, als sleutel: een bezorger kan twee keer met dezelfde zending worden
  aangeroepen (een worker die net na het afleveren stopt). De bron moet de tweede keer hetzelfde antwoorden en niets
  dubbel doen.
- `opdracht` is JSON en bevat wat de bezorger nodig heeft; het BSN hoort er niet in, dat zit al in `betrokkene`.
- Werkt de bron niet? Laat de `BronFout` gaan: het wordt later opnieuw geprobeerd, twee weken lang.
- Zegt de bron voorgoed nee? Geef `Afgewezen("Het bezwaar kwam na de termijn.")`. De persoon leest die reden.
- Geef nooit een leeg kenmerk terug om een fout te verbergen.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from mijnomgeving.bestanden.inhoud import Bestandsinhoud
from portal.core.betrokkene import Betrokkene, Partij
from portal.core.deadline import Deadline


@dataclass(frozen=True, slots=True)
class Zending:
    """What a bezorger gets.

    Args:
        nummer: the number that the person knows; towards the source the idempotency key.
        betrokkene: for whom it was sent.
        afzender: who sent it; another than the betrokkene when somebody acts for them.
        opdracht: what the view gave along, for the bezorger only.
        bestanden: the files, checked and scanned.
        ingediend_op: when the person sent it; counts for terms.
    """

    nummer: str
    betrokkene: Betrokkene = field(repr=False)
    afzender: Partij = field(repr=False)
    opdracht: Mapping[str, Any] = field(repr=False)
    bestanden: tuple[Bestandsinhoud, ...] = field(repr=False)
    ingediend_op: datetime


Bezorger = Callable[[Zending, Deadline], Awaitable[str]]
"""Brings a zending to its source and gives the source's own reference. Raises `BronFout` to be called again later and
`Afgewezen` when the source says no for good. May be called more than once with the same zending."""


class Afgewezen(Exception):
    """The source says no for good.

    Args:
        reden: why and what the person can do, in Dutch (B1), as the receipt shows it.
    """

    def __init__(self, reden: str) -> None:
        super().__init__("afgewezen")
        self.reden = reden


class GeenBezorger(LookupError):
    """Nobody registered a bezorger by this name."""


_bezorgers: dict[str, Bezorger] = {}


def register_bezorger(naam: str, bezorger: Bezorger) -> None:
    """Connect a name to who brings such inzendingen; called from `AppConfig.ready`, see the guide above.

    Raises:
        ValueError: another bezorger has this name.
    """
    if _bezorgers.setdefault(naam, bezorger) is not bezorger:
        raise ValueError(f"bezorger {naam!r} is there already")


def find_bezorger(naam: str) -> Bezorger:
    """The bezorger of this name.

    Raises:
        GeenBezorger: there is none.
    """
    try:
        return _bezorgers[naam]
    except KeyError:
        raise GeenBezorger(naam) from None
