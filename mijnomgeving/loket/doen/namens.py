"""Acting on behalf of the person beside you: as whom the parts that send know it, and what must be sure first.

What is sent goes the way of what people send themselves: same forms, same receipt, same delivery. In both logs it
stands as done by the organisation; that it was done at the counter stands in what the organisation and the person read.
"""

from dataclasses import dataclass

from mijnomgeving.loket.contact.lopend import Lopend
from mijnomgeving.loket.contact.models import Identiteit
from portal.core.betrokkene import Medewerker
from portal.core.machtiging import ALLES, Machtiging
from portal.core.niveau import Niveau
from portal.toegang.persoon import Sessiepersoon
from portal.verantwoording.partijen import HandelendeOrganisatie, Vertegenwoordiger

MIDDEL = "loket"
# Who only answered some questions well may be somebody who knows the person.
_ZEKER = frozenset({Identiteit.CODE, Identiteit.DOCUMENT, Identiteit.DIGID})
DOELEN = frozenset({"loket-hulp", "loket-schuldhulp", "loket-nabestaanden", "loket-dossier"})
"""The purposes in which one does something with a person; in an emergency one looks, and calls who can help."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loketpersoon(Sessiepersoon):
    """The person of a contact, as the parts that send want to know who sends.

    Args:
        organisatie: whose caseworker it is, as both logs want it.
    """

    organisatie: HandelendeOrganisatie

    @property
    def partij(self) -> Vertegenwoordiger | HandelendeOrganisatie:  # type: ignore[override]
        """Who acts, as both logs want it: the organisation by its caseworker."""
        return self.organisatie


def make_loketpersoon(lopend: Lopend) -> Loketpersoon:
    """The person of this contact, helped by this caseworker.

    Raises:
        ValueError: nobody was found in this contact.
    """
    if lopend.betrokkene is None:
        raise ValueError("a contact without a person")
    medewerker = lopend.medewerker
    machtiging = Machtiging(
        machtiging_id="",
        soort=MIDDEL,
        voor=lopend.betrokkene,
        naam=lopend.naam,
        diensten=frozenset({ALLES}),
        via=medewerker.organisatie.naam,
    )
    return Loketpersoon(
        handelende=Medewerker(medewerker.kenmerk),
        naam=lopend.naam,
        niveau=Niveau.SUBSTANTIEEL,
        ingelogd_op=medewerker.ingelogd_op,
        middel=MIDDEL,
        machtiging=machtiging,
        organisatie=medewerker.handelende,
    )


def is_sure(lopend: Lopend) -> bool:
    """Whether it is sure enough who it is to send something in this person's name."""
    return lopend.contact.identiteit in _ZEKER


def via_loket(lopend: Lopend) -> tuple[str, str]:
    """What the organisation and the person read of it: label and value."""
    return "Samen gedaan aan het loket van", lopend.medewerker.organisatie.naam
