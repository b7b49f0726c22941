"""The messages of one organisation: from the stories, with what each receiver did to them."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from mijnomgeving.federatie.opslag.organisaties import Organisatie
from mijnomgeving.federatie.opslag.personas import Persona
from mijnomgeving.federatie.opslag.verhalen import Berichtverhaal, Bijlage
from mijnomgeving.federatie.pdf import make_pdf
from mijnomgeving.federatie.wereld import Wereld
from mijnomgeving.federatie.zgw.adressen import stable_uuid

PDF = "application/pdf"


@dataclass(slots=True)
class Bericht:
    """A message with its status."""

    bericht_id: str
    ontvanger: str = field(repr=False)
    verhaal: Berichtverhaal
    gelezen: bool
    map: str
    gewijzigd_op: str | None
    verwijderd: bool = False


class Magazijn:
    """All messages of one organisation, by id."""

    def __init__(self, organisatie: Organisatie, wereld: Wereld, base_url: str) -> None:
        self._organisatie, self._wereld = organisatie, wereld
        self.url = f"{base_url}/fbs/{organisatie.sleutel}/berichten"
        self._berichten: dict[str, Bericht] = {}
        self.reset()

    def reset(self) -> None:
        """All messages as the stories begin."""
        self._berichten.clear()
        self.rebuild()

    def rebuild(self) -> None:
        """The messages that have been sent by now; what a receiver did to one stays."""
        pairs = [(persona, verhaal) for persona in self._wereld.personas for verhaal in persona.berichten]
        own = [self._start(p, v) for p, v in pairs if v.organisatie == self._organisatie.sleutel and p.bsn]
        self._berichten = {bericht.bericht_id: self._berichten.get(bericht.bericht_id, bericht) for bericht in own}

    def _start(self, persona: Persona, verhaal: Berichtverhaal) -> Bericht:
        touched = verhaal.gelezen or bool(verhaal.map)
        return Bericht(
            bericht_id=stable_uuid(self._organisatie.sleutel, "berichten", persona.sleutel, verhaal.sleutel),
            ontvanger=f"BSN:{persona.bsn}",
            verhaal=verhaal,
            gelezen=verhaal.gelezen,
            map=verhaal.map,
            gewijzigd_op=verhaal.op if touched else None,
        )

    def list_for(self, ontvanger: str, *, afzender: str) -> list[Bericht]:
        """Published messages to this receiver that were not deleted, newest first."""
        if afzender not in ("", str(self._organisatie.oin)):
            return []
        own = [b for b in self._berichten.values() if b.ontvanger == ontvanger and not b.verwijderd]
        return sorted(own, key=lambda bericht: datetime.fromisoformat(bericht.verhaal.op), reverse=True)

    def find(self, bericht_id: str) -> Bericht | None:
        """The message with this id, unless it was deleted."""
        bericht = self._berichten.get(bericht_id)
        return bericht if bericht and not bericht.verwijderd else None

    def update(self, bericht: Bericht, *, gelezen: bool | None, map_: str | None) -> None:
        """Set what is given; None leaves it as it was (BerichtStatusPatch)."""
        bericht.gelezen = bericht.gelezen if gelezen is None else gelezen
        bericht.map = bericht.map if map_ is None else map_
        bericht.gewijzigd_op = datetime.now(UTC).isoformat(timespec="seconds")

    def bijlage(self, bericht: Bericht, bijlage_id: str) -> tuple[str, bytes] | None:
        """File name and bytes of an attachment."""
        for bijlage in bericht.verhaal.bijlagen:
            if self._bijlage_id(bericht, bijlage) == bijlage_id:
                return bijlage.naam, make_pdf(
                    title=bijlage.titel, afzender=self._organisatie.naam, lines=bijlage.regels
                )
        return None

    def summary(self, bericht: Bericht) -> dict[str, Any]:
        """The message as a list gives it (BerichtSamenvatting)."""
        bijlagen = [{"bijlageId": self._bijlage_id(bericht, b), "naam": b.naam} for b in bericht.verhaal.bijlagen]
        return self._common(bericht) | {"aantalBijlagen": len(bijlagen), "bijlagen": bijlagen}

    def whole(self, bericht: Bericht) -> dict[str, Any]:
        """The message by itself (Bericht)."""
        bijlagen = []
        for bijlage in bericht.verhaal.bijlagen:
            bijlage_id = self._bijlage_id(bericht, bijlage)
            link = {"self": {"href": f"{self.url}/{bericht.bericht_id}/bijlagen/{bijlage_id}"}}
            bijlagen.append({"bijlageId": bijlage_id, "naam": bijlage.naam, "mimeType": PDF, "_links": link})
        return self._common(bericht) | {"bijlagen": bijlagen}

    def _common(self, bericht: Bericht) -> dict[str, Any]:
        soort, _, waarde = bericht.ontvanger.partition(":")
        body: dict[str, Any] = {
            "berichtId": bericht.bericht_id,
            "afzender": str(self._organisatie.oin),
            "ontvanger": {"type": soort, "waarde": waarde},
            "onderwerp": bericht.verhaal.onderwerp,
            "inhoud": bericht.verhaal.inhoud,
            "tijdstipOntvangst": bericht.verhaal.op,
            "publicatietijdstip": bericht.verhaal.op,
            "_links": {"self": {"href": f"{self.url}/{bericht.bericht_id}"}},
        }
        if bericht.gewijzigd_op:
            status: dict[str, Any] = {"gelezen": bericht.gelezen, "gewijzigdOp": bericht.gewijzigd_op}
            body["status"] = status | ({"map": bericht.map} if bericht.map else {})
        return body

    def _bijlage_id(self, bericht: Bericht, bijlage: Bijlage) -> str:
        return stable_uuid(self._organisatie.sleutel, "bijlagen", bericht.bericht_id, bijlage.naam)
