"""For what the portal asks consent: what then happens, and how long a consent holds (AVG art. 4 under 11 and 7)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.core.betrokkene import Betrokkene, EuPersoon


@dataclass(frozen=True, slots=True)
class Doel:
    """One thing that the portal does only for who wants it.

    Args:
        id: key in code and in the database.
        titel: what it is, as a person reads it in a list.
        kort: the same in a word or two, for a button.
        wat: what happens with which data.
        zonder: what it means to say no; never that something else stops working.
        geldig: how long a consent holds before the portal asks again.
        hoelang: the same in words, with what is kept.
    """

    id: str
    titel: str | Promise
    kort: str | Promise
    wat: str | Promise
    zonder: str | Promise
    geldig: timedelta
    hoelang: str | Promise

    def past(self, betrokkene: Betrokkene) -> bool:
        """Whether it can be asked of this betrokkene: about who has no number in any source there is nothing to do."""
        return not isinstance(betrokkene, EuPersoon)


JAAR = timedelta(days=365)
REGELINGEN, UITTREKSEL, SUGGESTIES = "regelingen", "uittreksel", "suggesties"
DOELEN: Mapping[str, Doel] = MappingProxyType(
    {
        doel.id: doel
        for doel in (
            Doel(
                id=REGELINGEN,
                titel=_("Nagaan op welke regelingen u misschien recht hebt"),
                kort=_("regelingen"),
                wat=_(
                    "Wij halen uw gegevens op bij de organisaties die ze hebben, zoals uw leeftijd, gezin en inkomen. "
                    "Daarmee rekenen wij na welke regelingen bij u passen. Niemand anders ziet de uitkomst."
                ),
                zonder=_("Wilt u dit niet? Dan kunt u nog steeds zelf alle regelingen bekijken en aanvragen."),
                geldig=JAAR,
                hoelang=_("Uw toestemming geldt een jaar. De gegevens en de uitkomst bewaren wij niet."),
            ),
            Doel(
                id=UITTREKSEL,
                titel=_("Uw gegevens meegeven aan uw wallet"),
                kort=_("uittreksels"),
                wat=_(
                    "U kiest zelf welk uittreksel u wilt. Wij halen die gegevens op, zetten er een digitale "
                    "handtekening onder en geven ze aan de app die u kiest."
                ),
                zonder=_("Wilt u dit niet? Dan kunt u uw gegevens nog steeds bekijken en downloaden."),
                geldig=JAAR,
                hoelang=_("Uw toestemming geldt een jaar. Welke uittreksels u kreeg, ziet u terug."),
            ),
            Doel(
                id=SUGGESTIES,
                titel=_("Tips bij wat er in uw leven verandert"),
                kort=_("tips"),
                wat=_(
                    "Wij kijken in uw gegevens of er iets is veranderd, zoals een verhuizing of de geboorte van een "
                    "kind. Ook laten organisaties ons weten dat er iets is gebeurd, zoals een ontslag of een "
                    "overlijden. Dan laten wij zien wat mensen meestal regelen. U kiest zelf waarover."
                ),
                zonder=_("Wilt u dit niet? Dan ziet u geen tips. Alles wat u moet doen, ziet u wel."),
                geldig=JAAR,
                hoelang=_(
                    "Uw toestemming geldt een jaar. Dat er iets is gebeurd, bewaren wij hoogstens 90 dagen. "
                    "Trekt u uw toestemming in? Dan gooien wij het meteen weg."
                ),
            ),
        )
    }
)
