"""The messages of one organisation: from the stories and delivered, with what each receiver did to them."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any
from uuid import uuid4

from mijnomgeving.federatie.fbs.aanlevering import Aanlevering
from mijnomgeving.federatie.opslag.eigenaren import Eigenaar
from mijnomgeving.federatie.opslag.organisaties import Organisatie
from mijnomgeving.federatie.opslag.verhalen import Berichtverhaal, Bijlage
from mijnomgeving.federatie.pdf import make_pdf
from mijnomgeving.federatie.verloop import moment_van
from mijnomgeving.federatie.zgw.adressen import stable_uuid

PDF = "application/pdf"
_NIET_IN_ONTVANGST = frozenset({"inhoud", "status", "handeling", "antwoordMogelijk"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Stuk:
    """An attachment; its bytes are made when somebody asks for them."""

    bijlage_id: str
    naam: str
    soort: str
    lees: Callable[[], bytes] = field(repr=False)


@dataclass(slots=True, kw_only=True)
class Bericht:
    """A message with its status; `gewijzigd_op` is None as long as the receiver did nothing to it."""

    bericht_id: str
    afzender: str
    ontvanger: str = field(repr=False)
    onderwerp: str = field(repr=False)
    inhoud: str = field(repr=False)
    ontvangen_op: datetime
    publicatie_op: datetime
    stukken: tuple[Stuk, ...]
    handeling: Mapping[str, str] = field(default_factory=dict)
    antwoord_mogelijk: bool = False
    gelezen: bool = False
    map: str = ""
    gewijzigd_op: datetime | None = None
    verwijderd: bool = False


class Magazijn:
    """All messages of one organisation, by id; what is to be published later is not given yet."""

    def __init__(
        self,
        organisatie: Organisatie,
        eigenaren: Iterable[Eigenaar],
        base_url: str,
        nu: Callable[[], datetime],
    ) -> None:
        self._organisatie, self._eigenaren, self._nu = organisatie, eigenaren, nu
        self.url = f"{base_url}/fbs/{organisatie.sleutel}/berichten"
        self._uit_verhalen: dict[str, Bericht] = {}
        self._aangeleverd: dict[str, Bericht] = {}
        self._bij_sleutel: dict[str, Bericht] = {}
        self.reset()

    def reset(self) -> None:
        """All messages as the stories begin."""
        self._uit_verhalen.clear()
        self._aangeleverd.clear()
        self._bij_sleutel.clear()
        self.rebuild()

    def rebuild(self) -> None:
        """The messages that have been sent by now; what a receiver did to one stays."""
        own = [
            self._start(eigenaar, verhaal)
            for eigenaar in self._eigenaren
            for verhaal in eigenaar.berichten
            if verhaal.organisatie == self._organisatie.sleutel and eigenaar.nummers
        ]
        self._uit_verhalen = {b.bericht_id: self._uit_verhalen.get(b.bericht_id, b) for b in own}

    def deliver(self, aanlevering: Aanlevering, *, sleutel: str = "") -> Bericht:
        """Keep a message that was delivered; without a moment of publication it is there at once.

        A second delivery with the same key is the first one.
        """
        if sleutel in self._bij_sleutel:
            return self._bij_sleutel[sleutel]
        bericht = Bericht(
            bericht_id=str(uuid4()),
            afzender=aanlevering.afzender,
            ontvanger=aanlevering.ontvanger,
            onderwerp=aanlevering.onderwerp,
            inhoud=aanlevering.inhoud,
            ontvangen_op=self._nu(),
            publicatie_op=aanlevering.publicatie_op or self._nu(),
            stukken=tuple(
                Stuk(bijlage_id=str(uuid4()), naam=naam, soort=soort, lees=partial(bytes, inhoud))
                for naam, soort, inhoud in aanlevering.bijlagen
            ),
        )
        self._aangeleverd[bericht.bericht_id] = bericht
        if sleutel:
            self._bij_sleutel[sleutel] = bericht
        return bericht

    def list_for(self, ontvangers: Collection[str], *, afzender: str = "") -> list[Bericht]:
        """Published messages to these receivers that were not deleted, newest first."""
        own = [
            bericht
            for bericht in (*self._uit_verhalen.values(), *self._aangeleverd.values())
            if bericht.ontvanger in ontvangers and self._is_there(bericht) and afzender in ("", bericht.afzender)
        ]
        return sorted(own, key=lambda bericht: bericht.publicatie_op, reverse=True)

    def find(self, bericht_id: str) -> Bericht | None:
        """The message with this id, unless it was deleted or is not published yet."""
        bericht = self._uit_verhalen.get(bericht_id) or self._aangeleverd.get(bericht_id)
        return bericht if bericht and self._is_there(bericht) else None

    def update(self, bericht: Bericht, *, gelezen: bool | None, map_: str | None) -> None:
        """Set what is given; None leaves it as it was (BerichtStatusPatch)."""
        bericht.gelezen = bericht.gelezen if gelezen is None else gelezen
        bericht.map = bericht.map if map_ is None else map_
        bericht.gewijzigd_op = self._nu()

    def response(self, bericht: Bericht) -> dict[str, Any]:
        """The receipt of a delivery (BerichtResponse)."""
        common = self._common(bericht)
        return {name: value for name, value in common.items() if name not in _NIET_IN_ONTVANGST}

    def summary(self, bericht: Bericht) -> dict[str, Any]:
        """The message as a list gives it (BerichtSamenvatting)."""
        bijlagen = [{"bijlageId": stuk.bijlage_id, "naam": stuk.naam} for stuk in bericht.stukken]
        return self._common(bericht) | {"aantalBijlagen": len(bijlagen), "bijlagen": bijlagen}

    def whole(self, bericht: Bericht) -> dict[str, Any]:
        """The message by itself (Bericht)."""
        bijlagen = []
        for stuk in bericht.stukken:
            link = {"self": {"href": f"{self.url}/{bericht.bericht_id}/bijlagen/{stuk.bijlage_id}"}}
            bijlagen.append({"bijlageId": stuk.bijlage_id, "naam": stuk.naam, "mimeType": stuk.soort, "_links": link})
        return self._common(bericht) | {"bijlagen": bijlagen}

    def _is_there(self, bericht: Bericht) -> bool:
        return not bericht.verwijderd and bericht.publicatie_op <= self._nu()

    def _common(self, bericht: Bericht) -> dict[str, Any]:
        soort, _, waarde = bericht.ontvanger.partition(":")
        body: dict[str, Any] = {
            "berichtId": bericht.bericht_id,
            "afzender": bericht.afzender,
            "ontvanger": {"type": soort, "waarde": waarde},
            "onderwerp": bericht.onderwerp,
            "inhoud": bericht.inhoud,
            "tijdstipOntvangst": bericht.ontvangen_op.isoformat(),
            "publicatietijdstip": bericht.publicatie_op.isoformat(),
            "_links": {"self": {"href": f"{self.url}/{bericht.bericht_id}"}},
        }
        # The standard has no field for what is asked, nor for whether a reply is taken: these two are ours.
        body |= {"handeling": dict(bericht.handeling)} if bericht.handeling else {}
        body |= {"antwoordMogelijk": True} if bericht.antwoord_mogelijk else {}
        if bericht.gewijzigd_op:
            status = {"gelezen": bericht.gelezen, "gewijzigdOp": bericht.gewijzigd_op.isoformat()}
            body["status"] = status | ({"map": bericht.map} if bericht.map else {})
        return body

    def _start(self, eigenaar: Eigenaar, verhaal: Berichtverhaal) -> Bericht:
        op = moment_van(verhaal.op)
        bericht_id = stable_uuid(self._organisatie.sleutel, "berichten", eigenaar.sleutel, verhaal.sleutel)
        return Bericht(
            bericht_id=bericht_id,
            afzender=str(self._organisatie.oin),
            ontvanger=eigenaar.ontvanger(verhaal),
            onderwerp=verhaal.onderwerp,
            inhoud=verhaal.inhoud,
            ontvangen_op=op,
            publicatie_op=op,
            stukken=tuple(self._stuk(bericht_id, bijlage) for bijlage in verhaal.bijlagen),
            handeling=self._handeling(eigenaar, verhaal),
            antwoord_mogelijk=verhaal.antwoord,
            gelezen=verhaal.gelezen,
            map=verhaal.map,
            gewijzigd_op=op if verhaal.gelezen or verhaal.map else None,
        )

    def _handeling(self, eigenaar: Eigenaar, verhaal: Berichtverhaal) -> dict[str, str]:
        taak = stable_uuid(self._organisatie.sleutel, "taken", eigenaar.sleutel, verhaal.taak) if verhaal.taak else ""
        velden = {
            "handelingsPerspectief": verhaal.handeling,
            "einddatumHandelingsTermijn": verhaal.uiterlijk or "",
            "taak": taak,
            "url": verhaal.url,
        }
        return {naam: waarde for naam, waarde in velden.items() if waarde}

    def _stuk(self, bericht_id: str, bijlage: Bijlage) -> Stuk:
        return Stuk(
            bijlage_id=stable_uuid(self._organisatie.sleutel, "bijlagen", bericht_id, bijlage.naam),
            naam=bijlage.naam,
            soort=PDF,
            lees=lambda: make_pdf(title=bijlage.titel, afzender=self._organisatie.naam, lines=bijlage.regels),
        )
