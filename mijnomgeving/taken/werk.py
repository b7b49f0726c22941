"""What somebody is doing for one taak: begun, kept as a draft, and sent once."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from mijnomgeving.bestanden.inhoud import Bestandsinhoud
from mijnomgeving.bronnen.taken.models import Taaksoort, Uitvoering
from mijnomgeving.concepten.selectors import find_concept
from mijnomgeving.concepten.services import Concept, drop_concept, save_concept
from mijnomgeving.inzendingen.models import Inzending, Soort
from mijnomgeving.inzendingen.services import submit
from mijnomgeving.taken.bezorgen import VOLTOOIEN
from mijnomgeving.taken.forms import Getikt, Taakformulier
from mijnomgeving.taken.selectors import GetoondeTaak, TaakBeeld, count_afwijzingen
from mijnomgeving.taken.sleutel import ronde_sleutel
from portal.core.niveau import Niveau
from portal.toegang.persoon import Sessiepersoon

CONCEPT = "taak"


@dataclass(frozen=True, slots=True)
class Werk:
    """What this person filled in for this taak until now.

    Args:
        persoon: who does it, and for whom.
        getoond: the taak.
        uitvoering: what its organisation asks now.
        getikt: what was typed; empty when nothing was kept.
        bestanden: the files that were chosen.
        bewaard_tot: until when it is kept; None when nothing was kept.
    """

    persoon: Sessiepersoon
    getoond: GetoondeTaak
    uitvoering: Uitvoering
    getikt: Getikt
    bestanden: tuple[Bestandsinhoud, ...]
    bewaard_tot: datetime | None

    @property
    def heeft_formulier(self) -> bool:
        """Whether there is something to fill in or to choose; signing has only its text."""
        return self.uitvoering.taak.soort is not Taaksoort.ONDERTEKENEN

    @property
    def te_laag(self) -> bool:
        """Whether the organisation asks for a higher level than this login has."""
        return (
            bool(self.uitvoering.verklaring and self.uitvoering.verklaring.hoog) and self.persoon.niveau < Niveau.HOOG
        )

    @property
    def mag_meer(self) -> bool:
        """Whether another file may be chosen."""
        return self.uitvoering.upload is not None and len(self.bestanden) < self.uitvoering.upload.hoogstens

    @property
    def gekozen(self) -> list[tuple[str, Bestandsinhoud]]:
        """The files that were chosen, each with what names it on the page."""
        return [(kenmerk_van(bestand), bestand) for bestand in self.bestanden]

    def formulier(self, getikt: Getikt | None = None) -> Taakformulier:
        """The form as it is shown first, with what was kept in it, or with this in its place."""
        return Taakformulier(self.uitvoering, gekozen=self.bestanden, getikt=self.getikt if getikt is None else getikt)

    def check(self) -> Taakformulier:
        """What was kept, held against what is asked: `is_valid()` says whether it may be sent."""
        return Taakformulier(self.uitvoering, data=self.getikt, gekozen=self.bestanden)

    @property
    def vingerafdruk(self) -> str:
        """What stands on the page to check, as a hash: what is sent is what was seen."""
        inhoud = [hashlib.sha256(bestand.inhoud).hexdigest() for bestand in self.bestanden]
        gezien = [dict(self.getikt), inhoud, tekst_van(self.uitvoering)]
        return hashlib.sha256(json.dumps(gezien, sort_keys=True).encode()).hexdigest()


def find_werk(*, persoon: Sessiepersoon, beeld: TaakBeeld) -> Werk | None:
    """What was kept for this taak, or the beginning of it; None when there is nothing to do here with a form."""
    getoond, uitvoering = beeld.getoond, beeld.uitvoering
    if uitvoering is None or not uitvoering.kan_hier or not getoond.te_doen or getoond.is_betaling:
        return None
    concept = find_concept(persoon=persoon, soort=CONCEPT, over=getoond.sleutel)
    if concept is None:
        return Werk(persoon, getoond, uitvoering, {}, (), None)
    return Werk(persoon, getoond, uitvoering, dict(concept.velden), concept.bestanden, concept.vervalt_op)


def bind(werk: Werk, getikt: Getikt, files: "MultiValueDict[str, UploadedFile[Any]]") -> Taakformulier:
    """The form with what comes in now."""
    return Taakformulier(werk.uitvoering, data=getikt, files=files, gekozen=werk.bestanden)


def keep(werk: Werk, *, getikt: Getikt, erbij: Sequence[Bestandsinhoud] = ()) -> datetime:
    """Keep it, right or not, for this person to go on with; gives until when."""
    bestanden = [*werk.bestanden, *(nieuw for nieuw in erbij if nieuw.inhoud not in [b.inhoud for b in werk.bestanden])]
    return _save(werk, getikt, bestanden).vervalt_op


def _save(werk: Werk, getikt: Getikt, bestanden: Sequence[Bestandsinhoud]) -> Concept:
    return save_concept(
        persoon=werk.persoon,
        soort=CONCEPT,
        over=werk.getoond.sleutel,
        titel=werk.getoond.taak.titel,
        naar=werk.getoond.url,
        velden=dict(getikt),
        bestanden=bestanden,
    )


def remove_bestand(werk: Werk, kenmerk: str) -> None:
    """Take away one of the files, named by `kenmerk_van`; nothing when it is gone already."""
    over = [bestand for bestand in werk.bestanden if kenmerk_van(bestand) != kenmerk]
    _save(werk, werk.getikt, over)


def drop(werk: Werk) -> None:
    """Throw away what was kept."""
    drop_concept(persoon=werk.persoon, soort=CONCEPT, over=werk.getoond.sleutel)


def send(werk: Werk, *, erbij: Sequence[tuple[str, str]] = ()) -> Inzending:
    """Send what was kept; sent again, from another tab too, it is the same inzending.

    Args:
        werk: what was filled in.
        erbij: label and value of what the receipt shows besides, such as that a caseworker helped.

    Raises:
        ValueError: what was kept is not what is asked; check that first.
    """
    formulier = werk.check()
    if not formulier.is_valid():
        raise ValueError("what was kept cannot be sent")
    gegevens, kopie = formulier.gegevens(), formulier.kopie()
    if werk.uitvoering.taak.soort is Taaksoort.ONDERTEKENEN:
        gegevens = {"akkoord": True, "tekst": vingerafdruk_van(werk.uitvoering), "niveau": werk.persoon.niveau.name}
        kopie = [(_("Ondertekend"), _("Ja"))]
    inzending = hand_over(
        persoon=werk.persoon,
        getoond=werk.getoond,
        uitvoering=werk.uitvoering,
        gegevens=gegevens,
        kopie=[*kopie, *_proof(werk), *erbij],
        bestanden=werk.bestanden,
    )
    drop(werk)
    return inzending


def hand_over(
    *,
    persoon: Sessiepersoon,
    getoond: GetoondeTaak,
    uitvoering: Uitvoering,
    gegevens: dict[str, Any],
    kopie: Sequence[tuple[str, str]],
    bestanden: Sequence[Bestandsinhoud] = (),
) -> Inzending:
    """Give what was done to the organisation, once in each round."""
    sleutel, taak = getoond.sleutel, uitvoering.taak
    ronde = count_afwijzingen(betrokkene=persoon.betrokkene, sleutel=sleutel)
    return submit(
        persoon=persoon,
        soort=Soort.TAAK,
        bezorger=VOLTOOIEN,
        bestemming=taak.bron,
        onderwerp=taak.titel,
        kopie=kopie,
        opdracht={"bron": taak.bron, "indienen": uitvoering.indienen_url, "gegevens": gegevens},
        bestanden=bestanden,
        sleutel=ronde_sleutel(sleutel, ronde),
        over=sleutel,
        terug=getoond.url,
    )


def kenmerk_van(bestand: Bestandsinhoud) -> str:
    """What names a file on the page, whatever other tab took one away."""
    return hashlib.sha256(bestand.inhoud).hexdigest()[:16]


def tekst_van(uitvoering: Uitvoering) -> str:
    """What is confirmed or signed; empty for other taken."""
    return "\n\n".join(uitvoering.verklaring.alineas) if uitvoering.verklaring else ""


def vingerafdruk_van(uitvoering: Uitvoering) -> str:
    """The hash of what is confirmed or signed, by which anybody can see that the text did not change."""
    return hashlib.sha256(tekst_van(uitvoering).encode()).hexdigest()


def _proof(werk: Werk) -> list[tuple[str, str]]:
    """With what is confirmed or signed: the text itself, and how sure it is who did it."""
    if not werk.uitvoering.verklaring:
        return []
    regels = [(_("Tekst"), tekst_van(werk.uitvoering))]
    if werk.uitvoering.taak.soort is Taaksoort.ONDERTEKENEN:
        regels += [
            (_("Ingelogd met niveau"), werk.persoon.niveau.name.lower()),
            (_("Vingerafdruk van de tekst (SHA-256)"), vingerafdruk_van(werk.uitvoering)),
        ]
    return regels
