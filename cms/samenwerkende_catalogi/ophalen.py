"""Where products come from: an uploaded file, a feed on the web, or a search service page by page."""

import hashlib
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Self
from urllib.parse import parse_qsl, urlsplit, urlunsplit

from django.conf import settings

from cms.samenwerkende_catalogi.feed import FeedGeweigerd, Feedlezer, RecordFout, ScRecord
from cms.samenwerkende_catalogi.invoer import MAX_BYTES
from cms.samenwerkende_catalogi.models import Bron, Bronsoort, Importrun
from portal.core.deadline import Deadline
from portal.outbound.service import (
    BronFout,
    Geweigerd,
    Onbegrijpelijk,
    TeDruk,
    TeLaat,
    Verzoek,
    request_json,
    run_together,
)

# A feed is large, a page of the search service is not.
FEED_SECONDEN = 300.0
PAGINA_SECONDEN = 60.0
PER_PAGINA = 100
MAX_PAGINAS = 5_000
_PAGINA_BYTES = 50 * 1024 * 1024
_SRU_VAST = {"version": "1.2", "operation": "searchRetrieve", "x-connection": "sc"}


class OphalenMislukt(RuntimeError):
    """The source could not be read. The message is for editors."""


class Oogst:
    """The records of one import, once; `omvang` and `controlegetal` say afterwards what was read."""

    def __init__(self, bron: Bron, bestand: IO[bytes] | None = None) -> None:
        self.omvang = 0
        self._bron = bron
        self._stapel = ExitStack()
        self._bestand = self._stapel.enter_context(bestand) if bestand else None
        self._som = hashlib.sha256()

    def __enter__(self) -> Self:
        """Opened already."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close what was opened; temporary files are gone."""
        self._stapel.close()

    def __iter__(self) -> Iterator[ScRecord | RecordFout]:
        """The records.

        Raises:
            FeedGeweigerd: what the source gives is refused.
            OphalenMislukt: the source gives nothing.
        """
        if self._bestand is not None:
            yield from self._read(self._bestand)
        elif self._bron.soort == Bronsoort.FEED:
            yield from self._read(self._fetch({}, hoogstens=MAX_BYTES, seconden=FEED_SECONDEN))
        elif self._bron.soort == Bronsoort.SRU:
            yield from self._search()
        else:
            raise OphalenMislukt("Er is geen bestand. Lever het bestand opnieuw aan.")

    @property
    def controlegetal(self) -> str:
        """SHA-256 over all that was read."""
        return self._som.hexdigest() if self.omvang else ""

    def _read(self, bestand: IO[bytes]) -> Feedlezer:
        self._sum_up(bestand)
        return Feedlezer(bestand)

    def _search(self) -> Iterator[ScRecord | RecordFout]:
        """Page after page (SRU 1.2: startRecord, maximumRecords, numberOfRecords)."""
        volgende = 1
        for _ in range(MAX_PAGINAS):
            blad = {"startRecord": str(volgende), "maximumRecords": str(PER_PAGINA)}
            vraag = {**_SRU_VAST, "query": self._bron.zoekvraag, **blad}
            with self._fetch(vraag, hoogstens=_PAGINA_BYTES, seconden=PAGINA_SECONDEN) as bestand:
                lezer, begin = self._read(bestand), volgende
                for record in lezer:
                    volgende += 1
                    yield record
            if lezer.gevonden is None:
                raise FeedGeweigerd("Dit is geen antwoord van een zoekdienst (SRU). Kijk of het webadres klopt.")
            if volgende > lezer.gevonden:
                return
            if volgende == begin:
                raise FeedGeweigerd(f"De zoekdienst gaf {volgende - 1} van de {lezer.gevonden} producten.")
        raise FeedGeweigerd(f"De zoekdienst heeft meer dan {MAX_PAGINAS * PER_PAGINA} producten.")

    def _fetch(self, vraag: dict[str, str], *, hoogstens: int, seconden: float) -> IO[bytes]:
        """A temporary file with the answer, on disk rather than in memory."""
        map_ = Path(settings.MEDIA_ROOT)
        map_.mkdir(parents=True, exist_ok=True)
        bestand = self._stapel.enter_context(tempfile.TemporaryFile(dir=map_))  # noqa: SIM115 - the stack closes it
        delen = urlsplit(self._bron.url)
        deadline = Deadline.after(seconden)
        verzoek = Verzoek(
            bron=f"Samenwerkende Catalogi: {self._bron.naam}",
            methode="GET",
            url=urlunsplit(delen._replace(query="", fragment="")),
            params=dict(parse_qsl(delen.query)) | vraag or None,
            headers={"Accept": "application/xml, text/xml;q=0.9, */*;q=0.1", "Accept-Encoding": "gzip"},
            naar=bestand,
            hoogstens=hoogstens,
            limiet=seconden,
        )
        try:
            run_together(request_json(verzoek, deadline=deadline), deadline=deadline)
        except BronFout as fout:
            raise OphalenMislukt(_explain(fout)) from fout
        return bestand

    def _sum_up(self, bestand: IO[bytes]) -> None:
        bestand.seek(0)
        while stuk := bestand.read(2**20):
            self._som.update(stuk)
            self.omvang += len(stuk)
        bestand.seek(0)


def open_oogst(run: Importrun) -> Oogst:
    """What this import reads: its own file, or else what its source says.

    Raises:
        OphalenMislukt: the file is gone.
    """
    if not run.bestand.name:
        return Oogst(run.bron)
    try:
        return Oogst(run.bron, run.bestand.storage.open(run.bestand.name))
    except OSError as fout:
        raise OphalenMislukt("Het bestand is er niet meer. Lever het opnieuw aan.") from fout


def _explain(fout: BronFout) -> str:
    """What went wrong, for an editor."""
    match fout:
        case TeLaat():
            return "De bron antwoordde niet op tijd. Het portaal probeert het later opnieuw."
        case TeDruk():
            return "De bron vraagt ons om later terug te komen."
        case Geweigerd(detail="doorverwijzing"):
            return "De bron verwijst door naar een ander webadres. Vul dat nieuwe adres in."
        case Geweigerd():
            return f"We mogen dit adres niet ophalen ({fout.detail})."
        case Onbegrijpelijk():
            return "Het antwoord van de bron is te groot."
    return f"De bron is niet bereikbaar ({fout.detail})."
