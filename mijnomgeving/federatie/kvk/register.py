"""The companies of all stories as the Handelsregister has them at the demo's moment."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from mijnomgeving.federatie.kvk.gegevens import Kvkgegevens, Mutatie, read_kvkgegevens
from mijnomgeving.federatie.kvk.profielen import Profielen
from mijnomgeving.federatie.opslag.bedrijven import Bedrijf, Vestiging
from mijnomgeving.federatie.verloop import bedrijf_op, moment_van
from mijnomgeving.federatie.wereld import Wereld

# Beyond the last date of any story.
_EIND = datetime(2200, 1, 1, tzinfo=UTC)


class Register:
    """Read again after each change of the stories."""

    def __init__(self, wereld: Wereld, root: str) -> None:
        self._wereld, self._root = wereld, root
        for bedrijf in wereld.verhalen.bedrijven.values():
            # What the story has in store is checked now, and not when somebody sets the clock forward.
            read_kvkgegevens(bedrijf_op(bedrijf, _EIND), wereld.personas)
        self._profielen: dict[str, Profielen] = {}
        self._per_vestiging: dict[str, tuple[Profielen, Vestiging]] = {}
        self._build()
        wereld.bij_wijziging(self._build)

    def __iter__(self) -> Iterator[Profielen]:
        return iter(self._profielen.values())

    @property
    def vandaag(self) -> date:
        """The demo's day."""
        return self._wereld.nu().date()

    def with_kvk(self, nummer: str) -> Profielen | None:
        """The company with this KVK number."""
        return self._profielen.get(nummer)

    def with_vestiging(self, nummer: str) -> tuple[Profielen, Vestiging] | None:
        """The vestiging with this number, and its company."""
        return self._per_vestiging.get(nummer)

    def bestuur(self, profielen: Profielen) -> dict[str, Any]:
        """Who runs the company today, and what a court has decided."""
        gegevens = profielen.gegevens
        body: dict[str, Any] = {
            "kvkNummer": str(profielen.bedrijf.kvk_nummer),
            "functionarissen": [
                {
                    "naam": functionaris.naam or self._naam(functionaris.persona),
                    "functie": functionaris.functie,
                    "bevoegdheid": functionaris.bevoegdheid,
                    "sinds": f"{functionaris.sinds:%Y%m%d}",
                }
                for functionaris in gegevens.functionarissen
                if functionaris.sinds <= self.vandaag and (functionaris.tot is None or self.vandaag < functionaris.tot)
            ],
        }
        toestand = gegevens.rechtstoestand
        if toestand and toestand.sinds <= self.vandaag:
            optioneel = {"rechtbank": toestand.rechtbank, "curator": toestand.curator}
            body["rechtstoestand"] = {
                "soort": toestand.soort,
                "sinds": f"{toestand.sinds:%Y%m%d}",
                **{naam: waarde for naam, waarde in optioneel.items() if waarde},
            }
        return body

    def signalen(self) -> list[dict[str, str]]:
        """Every change that subscribers have heard of, oldest first."""
        found = [
            _signaal(profielen.bedrijf, mutatie)
            for profielen in self
            for mutatie in (*profielen.gegevens.mutaties, *_gebeurtenissen(profielen.bedrijf))
            if mutatie.op <= self._wereld.nu()
        ]
        return sorted(found, key=lambda signaal: (signaal["timestamp"], signaal["id"]))

    def _naam(self, sleutel: str) -> str:
        persona = self._wereld.personas.get(sleutel)
        return persona.naam if persona else sleutel

    def _build(self) -> None:
        self._profielen = {
            str(bedrijf.kvk_nummer): Profielen(
                bedrijf=bedrijf, gegevens=self._read(bedrijf), root=self._root, vandaag=self.vandaag
            )
            for bedrijf in self._wereld.bedrijven
        }
        self._per_vestiging = {
            vestiging.vestigingsnummer: (profielen, vestiging)
            for profielen in self
            for vestiging in profielen.bedrijf.vestigingen
        }

    def _read(self, bedrijf: Bedrijf) -> Kvkgegevens:
        return read_kvkgegevens(bedrijf, self._wereld.personas)


def _gebeurtenissen(bedrijf: Bedrijf) -> Iterator[Mutatie]:
    """An event in the story that changed the register is a signal as well."""
    for gebeurtenis in bedrijf.gebeurtenissen:
        if gebeurtenis.register == "kvk":
            yield Mutatie(op=moment_van(gebeurtenis.op), soort="inschrijving")


def _signaal(bedrijf: Bedrijf, mutatie: Mutatie) -> dict[str, str]:
    naam = f"{bedrijf.kvk_nummer}/{mutatie.op.isoformat()}/{mutatie.vestigingsnummer}"
    signaal = {
        "id": str(uuid5(NAMESPACE_URL, naam)),
        "timestamp": f"{mutatie.op.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
        "kvknummer": str(bedrijf.kvk_nummer),
    }
    if mutatie.soort == "vestiging":
        return signaal | {
            "signaalType": "SignaalGewijzigdeVestiging",
            "vestigingsnummer": mutatie.vestigingsnummer,
        }
    return signaal | {"signaalType": "SignaalGewijzigdeInschrijving"}


ABONNEMENT = UUID("3d7c9f2e-6a41-4b7e-9c55-0f6f4a1d2b90")
KLANT = UUID("8f14e45f-ceea-467f-a0e6-2b1f0c7d9a11")
