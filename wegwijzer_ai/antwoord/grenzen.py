"""What the assistant does not answer, and where it sends people instead: every exit has its own fixed text."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from wegwijzer_ai.antwoord.deuren import mens, mijn_omgeving
from wegwijzer_ai.antwoord.model import Beurt, Deur, Uitkomst, Zin
from wegwijzer_ai.retrieval.tokens import fold


@dataclass(frozen=True, slots=True)
class Grens:
    """A limit: how it is recognised, how the turn ends, what we say and which doors we show."""

    naam: str
    patroon: re.Pattern[str]
    uitkomst: Uitkomst
    zinnen: tuple[str, ...]
    deuren: Callable[[], list[Deur]]


def _injection_doors() -> list[Deur]:
    return [mens()]


def _personal_doors() -> list[Deur]:
    return [mijn_omgeving(), mens()]


def _medical_doors() -> list[Deur]:
    return [Deur("Thuisarts.nl", url="https://www.thuisarts.nl/"), mens()]


def _legal_doors() -> list[Deur]:
    return [Deur("Het Juridisch Loket", url="https://www.juridischloket.nl/", telefoon="0800-8020"), mens()]


def _political_doors() -> list[Deur]:
    return [Deur("Kiesraad", url="https://www.kiesraad.nl/"), mens()]


# In this order: somebody's own case before misuse, for it is far more common.
GRENZEN: tuple[Grens, ...] = (
    Grens(
        "ander_persoon",
        re.compile(
            r"(?:op )?welk adres (?:staat|woont|heeft)|waar woont (?!u\b)[a-z]+ [a-z]"
            r"|adres van (?:mijn buur|de heer|mevrouw)"
            r"|(?:bsn|telefoonnummer|geboortedatum|inkomen) van (?:mijn buur|een ander|iemand anders|de heer|mevrouw)"
            r"|what is the address of (?:mr|mrs|my neighbou?r)"
        ),
        Uitkomst.GEWEIGERD,
        (
            gettext_noop("Gegevens van andere mensen geven wij niet."),
            gettext_noop("De wegwijzer kent geen personen en kan niemand opzoeken."),
        ),
        lambda: [mens()],
    ),
    Grens(
        "eigen_zaak",
        re.compile(
            r"(?:status|stand) van (?:mijn|m'n|mn) (?:aanvraag|zaak|bezwaar|dossier|verzoek|uitkering|vergunning"
            r"|paspoort)"
            r"|waar blijft (?:mijn|m'n|mn) |hoe ver is (?:mijn|m'n|mn|het met mijn) "
            r"|wanneer (?:krijg ik|komt|hoor ik|wordt|is) (?:mijn |m'n |mn |iets over mijn )(?:geld|toeslag\w*"
            r"|uitkering|beslissing|besluit"
            r"|aanvraag|bezwaar|teruggave|paspoort klaar|betaling)"
            r"|waarom (?:heb|krijg|kreeg|ben) ik [^.?!]{0,60}(?:minder|niets|geen|gekort|afgewezen|terugbetalen"
            r"|teruggevorderd)"
            r"|zaaknummer|dossiernummer|kenmerk (?:is|nr)|hoeveel (?:krijg|moet) ik (?:deze|volgende) maand"
            r"|staat er iets voor mij klaar"
            r"|status of my (?:application|case|permit|request|objection)"
            r"|where is my (?:money|benefit|allowance|passport|application)"
            r"|why (?:did|do) i (?:get|receive|got) [^.?!]{0,40}less"
        ),
        Uitkomst.PERSOONLIJKE_ZAAK,
        (
            gettext_noop("Dit gaat over uw eigen zaak. De wegwijzer kan uw gegevens niet zien."),
            gettext_noop("Log in bij Mijn omgeving om uw zaken en berichten te bekijken, of bel de organisatie zelf."),
        ),
        _personal_doors,
    ),
    Grens(
        "opdracht",
        re.compile(
            r"(?:negeer|vergeet|ignore|disregard|forget)\b[^.?!]{0,40}\b(?:instructies|opdrachten|regels"
            r"|instructions|rules|prompt)"
            r"|systee?mprompt|system prompt|(?:je|jouw|your) (?:instructies|instructions|prompt)\b|you are now"
            r"|jij bent (?:nu|vanaf nu)"
            r"|doe alsof (?:je|jij|u)|pretend (?:to be|you are)|act as (?:a|an|if)|developer mode|jailbreak"
            r"|do anything now"
            r"|(?:admin|root|beheerder)\w* ?(?:password|wachtwoord)"
            r"|wachtwoord van (?:de|het) (?:portaal|beheer|database)"
            r"|print (?:all|your|the)|(?:all|alle) (?:documents|documenten)[^.?!]{0,30}(?:index|json|database)"
            r"|drop table|union select"
            r"|<script|\{\{|base64|[a-z0-9+/]{60,}={0,2}"
            r"|hoe [^.?!]{0,40}(?:fraude|oplicht)\w*[^.?!]{0,40}(?:pleeg|plegen|zonder gepakt)"
            r"|zonder (?:gepakt|betrapt) te worden"
        ),
        Uitkomst.GEWEIGERD,
        (
            gettext_noop("Daar kan ik niet mee helpen."),
            gettext_noop(
                "De wegwijzer zoekt alleen in de openbare teksten van dit portaal en voert geen opdrachten uit."
            ),
        ),
        _injection_doors,
    ),
    Grens(
        "medisch",
        re.compile(
            r"\b(?:is|zijn) (?:deze|dit|die|mijn) (?:\w+ )?(?:moedervlek|bult|vlek|uitslag|knobbel)|symptomen van"
            r"|welk medicijn"
            r"|hoeveel (?:paracetamol|ibuprofen|pillen)|(?:pijn|steken) (?:in|op|aan) (?:mijn|m'n|mn) "
            r"|heb ik (?:kanker|corona|diabetes|griep)"
            r"|kanker\?|bijwerkingen|diagnose|is (?:this|my) (?:mole|rash|lump)|do i have (?:cancer|covid)"
        ),
        Uitkomst.GEWEIGERD,
        (
            gettext_noop("Over uw gezondheid kunnen wij niets zeggen. Daarvoor is uw huisarts er."),
            gettext_noop(
                "Is er haast bij en is uw huisarts dicht? Bel de huisartsenpost. Bij levensgevaar belt u 112."
            ),
        ),
        _medical_doors,
    ),
    Grens(
        "juridisch",
        re.compile(
            r"onterven|testament|formuleer ik|welke straf krijg|heb ik kans (?:bij|voor) de rechter"
            r"|(?:een )?rechtszaak winnen"
            r"|iemand aanklagen|schadeclaim|sue (?:my|the|him|her)|draft a contract"
        ),
        Uitkomst.GEWEIGERD,
        (
            gettext_noop("Juridisch advies geven wij niet."),
            gettext_noop("Het Juridisch Loket helpt gratis met een vraag over uw recht. Bel 0800-8020."),
        ),
        _legal_doors,
    ),
    Grens(
        "politiek",
        re.compile(
            r"(?:welke|wat voor) partij (?:moet|zal|kan) ik (?:op )?stemmen"
            r"|op (?:welke partij|wie) (?:moet|zal|kan) ik stemmen"
            r"|wat (?:vind|vindt) (?:je|u) van (?:de |het )?(?:pvv|vvd|cda|d66|pvda|sp|nsc|bbb|premier|minister"
            r"|kabinet|regering)"
            r"|wie is de beste (?:partij|politicus|minister)|which party should i vote"
        ),
        Uitkomst.GEWEIGERD,
        (
            gettext_noop("Een stemadvies of een mening geven wij niet."),
            gettext_noop(
                "Hoe stemmen werkt, leest u bij de Kiesraad. Wat partijen willen, leest u bij de partijen zelf."
            ),
        ),
        _political_doors,
    ),
)

_ABUSE = re.compile(
    r"\b(?:kut\w*|klote\w*|kanker(?!t)\w{3,}|tering\w*|tyfus\w*|godver\w*|hoer\w*|sukkels?|idio(?:ot|ten)|rot op"
    r"|val dood|stomme (?:robot|computer|bot)"
    r"|fuck\w*|stupid (?:bot|robot)|shit\w*)\b",
    re.IGNORECASE,
)


def find_grens(tekst: str) -> Grens | None:
    """The first limit that the text touches."""
    folded = fold(tekst)
    return next((grens for grens in GRENZEN if grens.patroon.search(folded)), None)


def handle_limits(beurt: Beurt) -> None:
    """Step: end the turn at a limit. Anger alone is no limit: who swears and asks something gets an answer."""
    grens = find_grens(beurt.tekst)
    beurt.beledigend = _ABUSE.search(fold(beurt.tekst)) is not None
    if grens is None:
        return
    beurt.uitkomst = grens.uitkomst
    beurt.zinnen = [Zin(_(zin), taal=beurt.antwoordtaal) for zin in grens.zinnen]
    beurt.deuren = grens.deuren()


def without_abuse(tekst: str) -> str:
    """The text to search with: what somebody swears with says nothing about the question."""
    return " ".join(_ABUSE.sub(" ", tekst).split())


def close_angry_turn(beurt: Beurt) -> None:
    """What to say to somebody who is angry and asked nothing that we can find."""
    beurt.uitkomst = Uitkomst.GEWEIGERD
    beurt.zinnen = [
        Zin(_("Vervelend dat het niet lukt. Dat spijt ons."), taal=beurt.antwoordtaal),
        Zin(
            _("Een medewerker helpt u graag verder. Of stel uw vraag opnieuw, in uw eigen woorden."),
            taal=beurt.antwoordtaal,
        ),
    ]
    beurt.deuren = [mens()]
