"""Reading for one page at the counter: one contact, one purpose, and nothing without a ground."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import Any

from django.conf import settings
from django.utils import timezone

from mijnomgeving.bronnen.brp.aansluiting import asking_for_balie
from mijnomgeving.bronnen.deur import Antwoorden, NietBevoegd, Vraag, read_eigen_loket, read_loket
from mijnomgeving.bronnen.voorraad import Voorraad
from mijnomgeving.bronnen.vraag import Onderdeel
from mijnomgeving.loket.contact.lopend import ContactRequest, Lopend
from mijnomgeving.loket.reikwijdte import Geweigerd, Grond, find_grond
from mijnomgeving.loket.sporen import herkomst_of
from mijnomgeving.loket.toestemming.selectors import list_ruimte
from mijnomgeving.meldingen.selectors import last_changed
from portal.core.betrokkene import Onderneming, Persoon
from portal.core.deadline import Deadline

_ONBEKEND = Geweigerd("Dit hoort niet bij wat een loket laat zien.", "De persoon ziet dit in MijnOmgeving.")


@dataclass(frozen=True, slots=True)
class Dicht:
    """What was not asked, and why; `uitleg.wat_kan` says what the caseworker can do."""

    bron: str
    onderdeel: Onderdeel
    uitleg: Geweigerd


class LoketLezing:
    """Reads about the person of a contact, as `mijnomgeving.pagina.Lezing` does for the person self.

    Existing selectors that take a `Leest` work with it. A question that says of which part of the picture it is
    (`Vraag.onderdeel`) is asked when there is a ground for that part at that source; every other one is not. What the
    sources gave is kept for this contact only, and consent is looked up anew for each page: who withdraws it is not
    looked at any more from the next page on, also not from what was kept.

    Args:
        request: passed `requires_contact`, with a person.
        activiteit: the purpose; as a rule that of the contact.

    Raises:
        NietBevoegd: nobody was found in this contact yet.
    """

    def __init__(self, request: ContactRequest, activiteit: str) -> None:
        self.lopend: Lopend = request.lopend
        if self.lopend.betrokkene is None:
            raise NietBevoegd(activiteit)
        self._activiteit = activiteit
        self.betrokkene: Persoon | Onderneming = self.lopend.betrokkene
        self.begonnen = timezone.now()
        self.deadline = Deadline.after(settings.PAGINA_DEADLINE)
        self._ruimte = list_ruimte(lopend=self.lopend)
        self._gronden: dict[tuple[str, Onderdeel], Grond | Geweigerd] = {}
        self._voorraad = self._stock(request)

    def read(self, *vragen: Vraag[Any]) -> Antwoorden:
        """Ask what there is a ground for together, and log it; see `mijnomgeving.bronnen.deur.read_loket`."""
        medewerker = self.lopend.medewerker
        with asking_for_balie(verwerking=self._activiteit, gebruiker=medewerker.kenmerk):
            return read_loket(
                *vragen,
                handelende=medewerker.handelende,
                rollen=frozenset(medewerker.rollen),
                betrokkene=self.betrokkene,
                activiteit=self._activiteit,
                herkomst=herkomst_of(self.lopend.contact.contact_id),
                weiger=self._refuse,
                deadline=self.deadline,
                voorraad=self._voorraad,
            )

    def read_eigen(self, *, bron: str, onderdeel: Onderdeel, gegevens: str) -> bool:
        """Whether what the portal itself holds may be shown, after that was logged; call it before reading.

        Args:
            bron: whose it is: the portal's own name, or that of the organisation for which it holds it.
            onderdeel: the part of the picture.
            gegevens: what is read, as the person sees it in the log.

        Raises:
            LogboekFout: the read could not be logged; do not give the data.
        """
        if isinstance(self.find_grond(bron, onderdeel), Geweigerd):
            return False
        medewerker = self.lopend.medewerker
        read_eigen_loket(
            handelende=medewerker.handelende,
            rollen=frozenset(medewerker.rollen),
            betrokkene=self.betrokkene,
            activiteit=self._activiteit,
            herkomst=herkomst_of(self.lopend.contact.contact_id),
            bron=bron,
            gegevens=gegevens,
        )
        return True

    def find_grond(self, bron: str, onderdeel: Onderdeel) -> Grond | Geweigerd:
        """Why this part at this source may be seen, or why not."""
        wat = (bron, onderdeel)
        if wat not in self._gronden:
            self._gronden[wat] = find_grond(
                bron=bron,
                onderdeel=onderdeel,
                lopend=self.lopend,
                toestemmingen=self._ruimte,
                nu=self.begonnen,
            )
        return self._gronden[wat]

    @property
    def gronden(self) -> Mapping[tuple[str, Onderdeel], Grond]:
        """What could be asked until now, and why."""
        return MappingProxyType({wat: grond for wat, grond in self._gronden.items() if isinstance(grond, Grond)})

    @property
    def dicht(self) -> tuple[Dicht, ...]:
        """What was refused until now, for the page to explain: never silently left out."""
        return tuple(Dicht(*wat, grond) for wat, grond in self._gronden.items() if isinstance(grond, Geweigerd))

    def _refuse(self, vraag: Vraag[Any]) -> str:
        grond = self.find_grond(vraag.bron, vraag.onderdeel) if vraag.onderdeel else _ONBEKEND
        return grond.uitleg if isinstance(grond, Geweigerd) else ""

    def _stock(self, request: ContactRequest) -> Voorraad | None:
        """What the sources gave in this contact before; None for a place that keeps nothing."""
        if not settings.VOORRAAD_VERS or not request.session.session_key:
            return None
        return Voorraad(
            session_key=request.session.session_key,
            wie=f"loket {self.lopend.contact.contact_id} {self._activiteit} {self.betrokkene}",
            last_changed=partial(last_changed, betrokkene=self.betrokkene),
        )
