"""For what the portal asks consent: what then happens, and how long a consent holds (AVG art. 4 under 11 and 7)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.core.betrokkene import Betrokkene, Onderneming, Persoon


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
        voor: of whom it can be asked; about who has no number in any source there is nothing to do.
    """

    id: str
    titel: str | Promise
    kort: str | Promise
    wat: str | Promise
    zonder: str | Promise
    geldig: timedelta
    hoelang: str | Promise
    voor: tuple[type[Betrokkene], ...] = (Persoon, Onderneming)

    def past(self, betrokkene: Betrokkene) -> bool:
        """Whether it can be asked of this betrokkene."""
        return isinstance(betrokkene, self.voor)


JAAR = timedelta(days=365)
REGELINGEN, UITTREKSEL, SUGGESTIES = "regelingen", "uittreksel", "suggesties"
NIEUWE_REGELINGEN = "nieuwe-regelingen"
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
                    "Van een onderneming zijn dat de rechtsvorm, het aantal werknemers en de voertuigen. "
                    "Daarmee rekenen wij na welke regelingen bij u passen. Niemand anders ziet de uitkomst."
                ),
                zonder=_("Wilt u dit niet? Dan kunt u nog steeds zelf alle regelingen bekijken en aanvragen."),
                geldig=JAAR,
                hoelang=_("Uw toestemming geldt een jaar. De gegevens en de uitkomst bewaren wij niet."),
            ),
            Doel(
                id=NIEUWE_REGELINGEN,
                titel=_("Bericht krijgen van een nieuwe regeling die bij uw onderneming kan passen"),
                kort=_("nieuwe regelingen"),
                wat=_(
                    "Gaat er een regeling open, dan kijken wij of die bij uw onderneming kan passen. Zo ja, dan krijgt "
                    "u een mail. In de mail staat niet om welke regeling het gaat."
                ),
                zonder=_("Wilt u dit niet? Dan kunt u nog steeds zelf alle regelingen bekijken en aanvragen."),
                geldig=JAAR,
                hoelang=_(
                    "Uw toestemming geldt een jaar. Wij bewaren versleuteld uw rechtsvorm en hoeveel werknemers u "
                    "hebt. Trekt u uw toestemming in? Dan gooien wij dat meteen weg."
                ),
                voor=(Onderneming,),
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
