"""What the pages need of the files at KVK."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from mijnomgeving.bronnen.registerstanden.models import Registerstand
from portal.core.betrokkene import Onderneming
from portal.core.deadline import Deadline
from portal.core.nummers import KvkNummer


class RegisterstandBron(Protocol):
    """The files of companies at KVK. Every method raises `BronFout` when there is no usable answer."""

    @property
    def naam(self) -> str:
        """The source's name as people know it."""
        ...

    async def fetch_registerstand(self, onderneming: Onderneming, *, deadline: Deadline) -> Registerstand | None:
        """What is kept of one company; None when KVK does not know it."""
        ...

    async def fetch_registerstanden(
        self, ondernemingen: Sequence[Onderneming], *, deadline: Deadline
    ) -> Mapping[KvkNummer, Registerstand]:
        """The same of many companies in one call; without those that it does not know."""
        ...
