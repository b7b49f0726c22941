"""Every story of the simulated government, with a mark of its own in each text that it tells of a person or company.

A mark is no word of any language, so whoever finds one knows that it came from a source, and from which field.
"""

import base64
import json
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import md5, sha1, sha256
from pathlib import Path
from typing import Any
from unittest.mock import patch

from mijnomgeving.federatie.opslag import bedrijven, personas
from mijnomgeving.federatie.opslag.inlezen import read_yaml
from mijnomgeving.federatie.opslag.organisaties import load_organisaties
from mijnomgeving.federatie.wereld import Wereld
from tests.mijnomgeving.federatie.draaiend import DraaiendeFederatie, draaiende_federatie

MERK = re.compile(r"q7x(\d+)z", re.IGNORECASE)
_URLVEILIG = str.maketrans("-_", "+/")
# Texts of people; what a code says in words is of the code.
TEKST = frozenset(
    {
        *("voornamen", "geslachtsnaam", "officieleStraatnaam", "korteStraatnaam", "straat"),
        *("omschrijving", "toelichting", "opschorting", "onderwerp", "inhoud", "titel", "regels", "alineas"),
        *("opleiding", "instelling", "merk", "handelsbenaming", "statutaire_naam", "handelsnamen"),
    }
)
# Numbers and days that are somebody's, as they stand: a mark would make them no number any more.
NUMMERS = frozenset(
    {
        *("bsn", "burgerservicenummer", "aNummer", "kvk_nummer", "rsin", "vestigingsnummer", "btw_nummer"),
        *("reisdocumentnummer", "kenteken", "identificatie", "kenmerk", "telefoon", "email"),
        *("adresseerbaarObjectIdentificatie", "nummeraanduidingIdentificatie", "iban", "rekeningnummer"),
    }
)


@dataclass
class Kanaries:
    """What was sown: the field behind each mark, and the numbers of each story by the name of its file."""

    velden: list[str] = field(default_factory=list)
    nummers: dict[str, dict[str, str]] = field(default_factory=dict)

    def mark(self, data: object, pad: str, verhaal: str) -> Any:
        """The data with a mark in each text of a person."""
        if isinstance(data, dict):
            return {sleutel: self._mark_veld(data, sleutel, f"{pad}.{sleutel}", verhaal) for sleutel in data}
        return [self.mark(deel, pad, verhaal) for deel in data] if isinstance(data, list) else data

    def _mark_veld(self, data: dict[str, Any], sleutel: str, pad: str, verhaal: str) -> object:
        waarde = data[sleutel]
        if sleutel == "email":
            self.velden.append(pad)
            waarde = f"q7x{len(self.velden)}z.{waarde}"
        if sleutel in NUMMERS and isinstance(waarde, str):
            self.nummers.setdefault(verhaal, {})[waarde] = pad
            return waarde
        if sleutel in TEKST and "code" not in data:
            return self._text(waarde, pad)
        return self.mark(waarde, pad, verhaal)

    def _text(self, waarde: object, pad: str) -> object:
        if isinstance(waarde, list):
            return [self._text(deel, pad) for deel in waarde]
        if not isinstance(waarde, str) or not waarde.strip():
            return waarde
        self.velden.append(pad)
        return f"{waarde} q7x{len(self.velden)}z"

    def found(self, tekst: str, *, verhalen: tuple[str, ...] = ()) -> set[str]:
        """The fields whose value stands in this text, in the clear or as something that anybody turns back."""
        gevonden = {int(nummer) for nummer in MERK.findall(tekst + _unfold(tekst))}
        velden = {self.velden[nummer - 1] if nummer else "eigen woorden" for nummer in gevonden}
        for verhaal in verhalen:
            for nummer, pad in self.nummers.get(verhaal, {}).items():
                if _stands_in(nummer, tekst):
                    velden.add(f"{verhaal}{pad}")
        return velden


def _unfold(tekst: str) -> str:
    """What anybody can turn back: base64 in both alphabets, and what was packed in it."""
    delen = []
    for stuk in re.findall(r"[A-Za-z0-9+/_-]{16,}", tekst):
        ruw = base64.b64decode(stuk[: len(stuk) // 4 * 4].translate(_URLVEILIG))
        delen.append(ruw.decode("latin-1"))
        if ruw[:1] == b"x":
            with suppress(zlib.error):
                delen.append(zlib.decompressobj().decompress(ruw, 1_000_000).decode("latin-1"))
    return "".join(delen)


def _stands_in(nummer: str, tekst: str) -> bool:
    """Whether the number stands there as it is, without its spaces, or as a digest that anybody makes."""
    kaal = nummer.replace(" ", "")
    # A digit more or less is another number; letters may stand beside it.
    if any(re.search(rf"(?<![0-9]){re.escape(vorm)}(?![0-9])", tekst) for vorm in {nummer, kaal}):
        return True
    # A digest without a key of a number of nine digits is that number: who wants tries them all.
    return any(soort(kaal.encode()).hexdigest() in tekst for soort in (md5, sha1, sha256))


@contextmanager
def marked_federatie(map_: Path) -> Iterator[tuple[DraaiendeFederatie, Kanaries]]:
    """The simulated government with all its stories marked; the files that it reads stand in this folder."""
    kanaries = Kanaries()
    for soort, bron in (("personas", personas.MAP), ("bedrijven", bedrijven.MAP)):
        (map_ / soort).mkdir()
        for pad in sorted(bron.glob("*.yaml")):
            gemerkt = kanaries.mark(read_yaml(pad), "", pad.stem)
            (map_ / soort / pad.name).write_text(json.dumps(gemerkt, ensure_ascii=False), encoding="utf-8")
    organisaties = load_organisaties()
    mensen = personas.load_personas(organisaties, map_ / "personas")
    zaken = bedrijven.load_bedrijven(organisaties, mensen, map_ / "bedrijven")

    def load(*, begin: datetime, klok: Any) -> Wereld:
        return Wereld(begin=begin, organisaties=organisaties, personas=mensen, bedrijven=zaken, klok=klok)

    with patch.object(Wereld, "load", load), draaiende_federatie() as draait:
        yield draait, kanaries
