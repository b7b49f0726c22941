"""What stands sealed in the rows of this part."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from mijnomgeving.koppelvlak.models import Systeemtoegang, Webhook
from portal.core.betrokkene import Onderneming
from portal.core.nummers import KvkNummer, Vestigingsnummer
from portal.verantwoording import kluis

_SYSTEEM, _WEBHOOK = "systeemtoegang", "webhook"


@dataclass(frozen=True, slots=True)
class Toelating:
    """Whose system it is and who let it in.

    Args:
        naam: what the company calls the system.
        bedrijf: the company's name.
        kvk_nummer: of the company.
        vestigingen: those that the system may see; none means the whole company.
        machtiging_id: the right, in the register of machtigingen, of who let it in; when that ends, so does this.
        jwks_url: where the system's public keys stand; empty when the company gave them itself.
    """

    naam: str
    bedrijf: str
    kvk_nummer: str = field(repr=False)
    vestigingen: tuple[str, ...]
    machtiging_id: str
    jwks_url: str = ""

    @property
    def onderneming(self) -> Onderneming:
        """The company, or the part of it that the system may see."""
        nummers = tuple(map(Vestigingsnummer, self.vestigingen))
        return Onderneming(KvkNummer(self.kvk_nummer), vestigingen=nummers, beperkt=bool(nummers))

    def taken_over(self, machtiging_id: str) -> "Toelating":
        """The same, on the right of somebody else."""
        return replace(self, machtiging_id=machtiging_id)


@dataclass(frozen=True, slots=True)
class Adres:
    """Where a webhook goes, and the secret that signs what goes there."""

    url: str = field(repr=False)
    geheim: str = field(repr=False)


def seal_toelating(systeem: Systeemtoegang, toelating: Toelating) -> bytes:
    """For the row of this system."""
    return kluis.seal_json(asdict(toelating), geheim=str(systeem.pk), doel=_SYSTEEM)


def unseal_toelating(systeem: Systeemtoegang) -> Toelating:
    """What `seal_toelating` sealed.

    Raises:
        Onleesbaar: it belongs to another row, or its key is gone.
    """
    data: Mapping[str, Any] = kluis.unseal_json(systeem.inhoud, geheim=str(systeem.pk), doel=_SYSTEEM)
    return Toelating(**{**data, "vestigingen": tuple(data["vestigingen"])})


def seal_adres(webhook: Webhook, adres: Adres) -> bytes:
    """For the row of this webhook."""
    return kluis.seal_json(asdict(adres), geheim=str(webhook.pk), doel=_WEBHOOK)


def unseal_adres(webhook: Webhook) -> Adres:
    """What `seal_adres` sealed.

    Raises:
        Onleesbaar: it belongs to another row, or its key is gone.
    """
    return Adres(**kluis.unseal_json(webhook.inhoud, geheim=str(webhook.pk), doel=_WEBHOOK))
