"""The register of processing activities (AVG art. 30): why the portal may read what, and at which level.

The one table from which `portal.toegang.beleid.requires` takes the level, the logs take the purpose and
`/mijn/inzage/` takes its explanation. The logs hold the Dutch text; that page translates it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from types import MappingProxyType

from django.utils.translation import gettext_noop

from portal.core.machtiging import DIENSTEN, Dienst
from portal.core.niveau import Niveau

JAAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Verwerkingsactiviteit:
    """One activity.

    Args:
        id: key in code, logs and URLs.
        doel: the purpose in plain Dutch, as the person reads it.
        grondslag: the legal ground in plain Dutch, with the article.
        niveau: the betrouwbaarheidsniveau that a login needs (Regeling betrouwbaarheidsniveaus, Stcrt. 2023, 13656).
        bewaartermijn: how long the logbook keeps records of it.
        diensten: a machtiging opens it when it covers one of these services; without any, nobody may do it for another.
        over_handelende: it is about who acts (the own logins, whom to act for), whatever the person acts for.
        over_klanten: it is about the clients of an office: the register of machtigingen is asked for them in the same
            call that says whether the person may come in.
        hele_onderneming: not open to who may see some vestigingen of a company only.
        door_bestuur: open to who owns or leads the company that they act for, whatever the services.
        zonder_bsn: whether it is open to a person from the EU without a BSN, whom no source knows.
        loketrollen: the roles of the counter that it is for (`portal.toegang.medewerkers`); with any, no person who
            logs in for the own affairs comes in.
        wettelijk: of the counter: a law itself gives ground for what the purpose needs, without consent.
    """

    id: str
    doel: str
    grondslag: str
    niveau: Niveau
    bewaartermijn: timedelta
    diensten: frozenset[Dienst] = frozenset()
    over_handelende: bool = False
    over_klanten: bool = False
    hele_onderneming: bool = False
    door_bestuur: bool = False
    zonder_bsn: bool = False
    loketrollen: frozenset[str] = frozenset()
    wettelijk: bool = False


_TAAK = gettext_noop("Wij doen dit als publieke taak (AVG artikel 6, lid 1, onder e, en de Wet digitale overheid).")
_INZAGE = gettext_noop("U hebt recht op inzage (AVG artikel 15).")
_TOESTEMMING = gettext_noop("U gaf hiervoor toestemming (AVG artikel 6, lid 1, onder a).")
_LOKETTAAK = gettext_noop(
    "De organisatie helpt u als publieke taak (AVG artikel 6, lid 1, onder e). Wat andere organisaties hebben, ziet de "
    "medewerker alleen als u daarvoor toestemming geeft."
)
_SCHULDHULP = gettext_noop(
    "De gemeente moet u helpen met schulden (Wet gemeentelijke schuldhulpverlening, artikelen 8 tot en met 8d). De wet "
    "zegt bij welke schuldeisers zij uw schulden mag bekijken."
)
_VITAAL = gettext_noop(
    "Het ging om uw leven of uw veiligheid, of om die van een ander (AVG artikel 6, lid 1, onder d). De toezichthouder "
    "van de organisatie kijkt elke keer na of dat klopte."
)
_TOEZICHT = gettext_noop(
    "De organisatie moet nagaan of haar medewerkers zorgvuldig werken (AVG artikelen 5, 24 en 32)."
)


def _activiteit(
    naam: str,
    doel: str,
    *diensten: Dienst,
    grondslag: str = _TAAK,
    niveau: Niveau = Niveau.SUBSTANTIEEL,
    over_handelende: bool = False,
    over_klanten: bool = False,
    hele_onderneming: bool = False,
    door_bestuur: bool = False,
    zonder_bsn: bool = False,
) -> Verwerkingsactiviteit:
    return Verwerkingsactiviteit(
        id=naam,
        doel=doel,
        grondslag=grondslag,
        niveau=niveau,
        bewaartermijn=3 * JAAR,
        diensten=frozenset(diensten),
        over_handelende=over_handelende,
        over_klanten=over_klanten,
        hele_onderneming=hele_onderneming,
        door_bestuur=door_bestuur,
        zonder_bsn=zonder_bsn,
    )


_BALIE = "balie"


def _loket(
    naam: str, doel: str, *rollen: str, grondslag: str = _LOKETTAAK, wettelijk: bool = False
) -> Verwerkingsactiviteit:
    """What staff of an organisation does at the counter; the level is the login of the organisation with MFA."""
    return Verwerkingsactiviteit(
        id=naam,
        doel=doel,
        grondslag=grondslag,
        niveau=Niveau.SUBSTANTIEEL,
        bewaartermijn=3 * JAAR,
        loketrollen=frozenset(rollen or (_BALIE,)),
        wettelijk=wettelijk,
    )


REGISTER: Mapping[str, Verwerkingsactiviteit] = MappingProxyType(
    {
        activiteit.id: activiteit
        for activiteit in (
            _activiteit(
                "mijn-overzicht", gettext_noop("Uw overzicht laten zien: wat er loopt en wat u moet doen."), *DIENSTEN
            ),
            _activiteit(
                "mijn-klanten",
                gettext_noop("Een kantoor laten zien wat er bij de bedrijven speelt waarvoor het mag handelen."),
                *DIENSTEN,
                over_klanten=True,
                hele_onderneming=True,
            ),
            _activiteit(
                "mijn-zaken", gettext_noop("Uw lopende en afgeronde zaken laten zien, en hoe ver ze zijn."), "zaken"
            ),
            _activiteit(
                "mijn-vergunningen",
                gettext_noop("Uw vergunningen laten zien, en u er iets over laten vragen."),
                "zaken",
            ),
            _activiteit("mijn-berichten", gettext_noop("Uw berichten van de overheid laten zien."), "berichten"),
            _activiteit(
                "mijn-postkamer",
                gettext_noop("Laten zien wie in uw bedrijf welk bericht oppakt, en dat laten regelen."),
                "berichten",
                hele_onderneming=True,
            ),
            _activiteit(
                "mijn-verzoeken",
                gettext_noop("U vragen laten stellen en diensten laten aanvragen vanuit een ander land van Europa."),
                zonder_bsn=True,
            ),
            _activiteit(
                "mijn-gegevens",
                gettext_noop("Laten zien welke gegevens de overheid over u heeft."),
                "gegevens",
                grondslag=_INZAGE,
            ),
            _activiteit(
                "mijn-inzage",
                gettext_noop("Laten zien wie uw gegevens bekeek, wanneer en waarom."),
                "gegevens",
                grondslag=_INZAGE,
                hele_onderneming=True,
                zonder_bsn=True,
            ),
            _activiteit(
                "mijn-taken", gettext_noop("Laten zien wat organisaties van u vragen, en u dat laten doen."), "taken"
            ),
            _activiteit(
                "mijn-contacten", gettext_noop("Uw contacten met organisaties laten zien."), "zaken", "berichten"
            ),
            _activiteit(
                "mijn-verstuurd",
                gettext_noop("Bewaren en laten zien wat u via dit portaal verstuurt."),
                *DIENSTEN,
                zonder_bsn=True,
            ),
            _activiteit(
                "mijn-uittreksels",
                gettext_noop("U uw eigen gegevens meegeven."),
                "gegevens",
                grondslag=_INZAGE,
                hele_onderneming=True,
            ),
            _activiteit(
                "mijn-regelingen",
                gettext_noop("Nagaan op welke regelingen u misschien recht hebt."),
                "gegevens",
                grondslag=_TOESTEMMING,
            ),
            _activiteit(
                "mijn-verplichtingen",
                gettext_noop("Laten zien wat uw onderneming moet doen en voor welke dag, en u daaraan herinneren."),
                "gegevens",
            ),
            _activiteit(
                "mijn-suggesties",
                gettext_noop("Laten zien wat u misschien moet regelen na een gebeurtenis."),
                grondslag=_TOESTEMMING,
                hele_onderneming=True,
                door_bestuur=True,
            ),
            _activiteit(
                "mijn-stappenlijsten",
                gettext_noop("Uw stappenlijsten bewaren, en daarbij uw zaken laten zien."),
                "zaken",
                hele_onderneming=True,
                zonder_bsn=True,
            ),
            _activiteit(
                "mijn-toestemmingen",
                gettext_noop("Laten zien waarvoor u toestemming gaf, en dat laten intrekken."),
                "gegevens",
                hele_onderneming=True,
                zonder_bsn=True,
            ),
            _activiteit(
                "mijn-dossiers",
                gettext_noop(
                    "Laten zien welke organisaties samen aan uw vraag werken, en u daarover laten meebeslissen."
                ),
                "zaken",
                hele_onderneming=True,
            ),
            _activiteit(
                "mijn-loket",
                gettext_noop("Laten zien wat een medewerker aan een loket van u mag zien, en u dat laten kiezen."),
                *DIENSTEN,
                hele_onderneming=True,
            ),
            _activiteit(
                "mijn-profiel",
                gettext_noop("Laten zien hoe u bereikbaar wilt zijn, en dat laten veranderen."),
                "gegevens",
                hele_onderneming=True,
                zonder_bsn=True,
            ),
            _activiteit(
                "mijn-weergave",
                gettext_noop("De pagina's laten zien zoals u dat prettig vindt."),
                over_handelende=True,
                zonder_bsn=True,
            ),
            _activiteit("notificaties", gettext_noop("U laten weten dat er iets nieuws voor u is.")),
            _activiteit(
                "mijn-voor-wie",
                gettext_noop("Laten zien voor wie u mag handelen."),
                over_handelende=True,
                zonder_bsn=True,
            ),
            _activiteit(
                "mijn-machtigingen",
                gettext_noop("Laten zien wie u hebt gemachtigd, en dat geven of intrekken."),
                hele_onderneming=True,
                door_bestuur=True,
            ),
            _activiteit(
                "mijn-koppelvlak",
                gettext_noop("Systemen van uw bedrijf gegevens laten ophalen, en dat weer stoppen."),
                hele_onderneming=True,
                door_bestuur=True,
            ),
            _activiteit(
                "mijn-rechten",
                gettext_noop("Laten zien wie voor uw onderneming mag handelen en wie wat deed."),
                hele_onderneming=True,
                door_bestuur=True,
            ),
            _activiteit(
                "mijn-toegang",
                gettext_noop("U laten vragen om meer toegang bij uw onderneming."),
                *DIENSTEN,
            ),
            _activiteit(
                "mijn-inlog",
                gettext_noop("Laten zien waar u bent ingelogd."),
                over_handelende=True,
                zonder_bsn=True,
            ),
            _loket(
                "loket-contact",
                gettext_noop("Een medewerker het gesprek met u laten openen, bijhouden en afsluiten."),
                *("balie", "teamleider"),
            ),
            _loket(
                "loket-informatie", gettext_noop("Een algemene vraag beantwoorden, zonder uw gegevens te bekijken.")
            ),
            _loket(
                "loket-hulp", gettext_noop("U helpen met uw eigen zaken bij de overheid, aan een loket of telefoon.")
            ),
            _loket(
                "loket-schuldhulp",
                gettext_noop("U helpen met schulden bij de overheid."),
                grondslag=_SCHULDHULP,
                wettelijk=True,
            ),
            _loket(
                "loket-nabestaanden",
                gettext_noop("Nabestaanden helpen met de zaken van iemand die is overleden."),
            ),
            _loket(
                "loket-nood",
                gettext_noop("Helpen in een noodsituatie, als vragen om toestemming niet kan."),
                grondslag=_VITAAL,
                wettelijk=True,
            ),
            _loket(
                "loket-dossier",
                gettext_noop("Met meer organisaties samen aan uw vraag werken, in een dossier dat u zelf ook ziet."),
            ),
            _loket(
                "loket-toezicht",
                gettext_noop("Nagaan wie bij de organisatie welke gegevens bekeek, en of dat mocht."),
                "toezicht",
                grondslag=_TOEZICHT,
            ),
            _loket(
                "loket-beheer",
                gettext_noop("Het werk van een team verdelen: wie er werkt, en wie welke vraag oppakt."),
                "teamleider",
            ),
        )
    }
)
