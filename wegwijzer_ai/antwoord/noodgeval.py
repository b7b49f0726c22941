"""Danger to life, thoughts of suicide, violence at home, a child in trouble: the right number before anything else.

Tuned to miss nothing: a false alarm costs a line of text, a miss may cost a life. How people say it stands in
`noodgeval.toml`. Where the subject is heavy but there is no danger now, the number stands above the ordinary answer.
"""

from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from wegwijzer_ai.antwoord.grenzen_taal import read_regelboek
from wegwijzer_ai.antwoord.hygiene import clean_whole
from wegwijzer_ai.antwoord.model import Beurt, Deur, Uitkomst, Zin
from wegwijzer_ai.retrieval.gebied import names_caribbean

REGELS = "noodgeval.toml"


@dataclass(frozen=True, slots=True)
class Nood:
    """A kind of emergency: what we say, in Papiamentu too, and who to call."""

    zinnen: tuple[str, ...]
    papiaments: tuple[str, ...]
    deuren: tuple[tuple[str, str, str], ...]


_112 = ("112", "https://www.112.nl/", "112")
# The alarm number of Bonaire, Sint Eustatius and Saba.
_911 = ("911 (Bonaire, Sint Eustatius, Saba)", "", "911")
_113 = ("113 Zelfmoordpreventie", "https://www.113.nl/", "0800-0113")
_VEILIG_THUIS = ("Veilig Thuis", "https://veiligthuis.nl/", "0800-2000")
_KINDERTELEFOON = ("De Kindertelefoon", "https://www.kindertelefoon.nl/", "0800-0432")
_POLITIE = ("Politie, als er geen haast is", "https://www.politie.nl/", "0900-8844")
_SEKSUEEL_GEWELD = ("Centrum Seksueel Geweld", "https://centrumseksueelgeweld.nl/", "0800-0188")
_GAS = ("Storing gas en stroom", "https://www.gasenstroomstoringen.nl/", "0800-9009")
_COMENSHA = ("CoMensha, hulp bij mensenhandel", "https://www.comensha.nl/", "033-4481186")
_DIER = ("Meldnummer 144, dier in nood", "https://www.politie.nl/", "144")

_NOW_112 = gettext_noop("Bent u nu in gevaar? Bel 112.")
_PAP_112 = "Bo ta den peliger awor? Yama 112. Na Boneiru, Sint Eustatius i Saba: yama 911."

NOODGEVALLEN: dict[str, Nood] = {
    "levensgevaar": Nood(
        (
            gettext_noop("Bel nu 112."),
            gettext_noop("Bent u doof of slechthorend? Gebruik dan de 112NL-app."),
        ),
        ("Yama 112 mesora. Na Boneiru, Sint Eustatius i Saba: yama 911.",),
        (_112, _POLITIE),
    ),
    "vergiftiging": Nood(
        (
            gettext_noop("Bel nu 112."),
            gettext_noop("Laat niet braken en geef niets te drinken, tenzij 112 of een arts dat zegt."),
            gettext_noop("Houd de verpakking bij de hand."),
        ),
        ("Yama 112 mesora. Na Boneiru, Sint Eustatius i Saba: yama 911.",),
        (_112,),
    ),
    "gas": Nood(
        (
            gettext_noop("Ga naar buiten en bel daar 112."),
            gettext_noop("Maak geen vuur en raak geen schakelaars aan."),
            gettext_noop("Ruikt u alleen een beetje gas? Bel gratis 0800-9009, dag en nacht."),
        ),
        ("Sali pafó i yama 112. Na Boneiru, Sint Eustatius i Saba: yama 911.",),
        (_112, _GAS),
    ),
    "zelfdoding": Nood(
        (
            gettext_noop("Wat erg dat het zo zwaar is. U hoeft dit niet alleen te dragen."),
            gettext_noop("Bel 113 of gratis 0800-0113, dag en nacht. U kunt ook chatten op 113.nl."),
            _NOW_112,
        ),
        ("Bo no tin ku karga esaki bo so. Yama 113 òf grátis 0800-0113, di dia i anochi.", _PAP_112),
        (_113, _112),
    ),
    "huiselijk_geweld": Nood(
        (
            _NOW_112,
            gettext_noop("Veilig Thuis helpt bij geweld en dreiging thuis. Bel gratis 0800-2000, dag en nacht."),
            gettext_noop(
                "U hoeft niet zeker te weten wat er aan de hand is. Overleggen mag ook zonder uw naam te noemen."
            ),
        ),
        (_PAP_112, "Veilig Thuis ta yuda ora tin violensia na kas. Yama grátis 0800-2000, di dia i anochi."),
        (_VEILIG_THUIS, _112, _POLITIE),
    ),
    "seksueel_geweld": Nood(
        (
            _NOW_112,
            gettext_noop("Het Centrum Seksueel Geweld helpt meteen. Bel gratis 0800-0188, dag en nacht."),
            gettext_noop("Ook later kunt u bellen, en aangifte doen hoeft niet."),
        ),
        (_PAP_112, "Centrum Seksueel Geweld ta yuda mesora. Yama grátis 0800-0188, di dia i anochi."),
        (_SEKSUEEL_GEWELD, _112, _VEILIG_THUIS),
    ),
    "kindermisbruik": Nood(
        (
            gettext_noop("Wat goed dat je dit vertelt. Het is niet jouw schuld."),
            gettext_noop("Bel gratis Veilig Thuis, 0800-2000, dag en nacht. Of de Kindertelefoon, 0800-0432."),
            gettext_noop("Ben je nu in gevaar? Bel 112."),
        ),
        ("No ta bo falta. Yama grátis Veilig Thuis, 0800-2000, òf Kindertelefoon, 0800-0432.", _PAP_112),
        (_VEILIG_THUIS, _KINDERTELEFOON, _112),
    ),
    "kind": Nood(
        (
            gettext_noop("Ben je jonger dan 18 en wil je met iemand praten? Bel gratis de Kindertelefoon: 0800-0432."),
            gettext_noop("Ben je nu in gevaar? Bel 112."),
        ),
        ("Bo ta mas yòn ku 18 aña? Yama grátis Kindertelefoon: 0800-0432.", _PAP_112),
        (_KINDERTELEFOON, _112),
    ),
    "mensenhandel": Nood(
        (
            _NOW_112,
            gettext_noop("Niemand mag u dwingen te werken of uw paspoort afpakken. Ook zonder papieren krijgt u hulp."),
            gettext_noop("Bel CoMensha, 033-4481186, of de politie, 0900-8844. Dat kan zonder uw naam te noemen."),
        ),
        (_PAP_112, "Ningun hende por obligá bo di traha òf tene bo pasport. Yama CoMensha, 033-4481186."),
        (_COMENSHA, _112, _POLITIE),
    ),
    "dier": Nood(
        (
            gettext_noop("Bel 144 voor een dier in nood, dag en nacht."),
            gettext_noop("Is er ook een mens in gevaar? Bel 112."),
        ),
        ("Yama 144 pa un bestia den peliger.",),
        (_DIER, _112),
    ),
}
# One line above an ordinary answer, by kind.
AANDACHT: dict[str, str] = {
    "levensgevaar": gettext_noop("Is er nu iemand in gevaar? Bel 112."),
    "zelfdoding": gettext_noop(
        "Gaat het niet goed met u of met iemand anders? Bel gratis 0800-0113, dag en nacht. Bij gevaar: 112."
    ),
    "huiselijk_geweld": gettext_noop(
        "Maakt u zich zorgen over geweld? Veilig Thuis luistert: gratis 0800-2000, dag en nacht. Bij gevaar: 112."
    ),
    "mensenhandel": gettext_noop("Is er nu iemand in gevaar? Bel 112. Hulp bij mensenhandel: CoMensha, 033-4481186."),
}


def find_noodgeval(tekst: str) -> tuple[str, bool] | None:
    """The kind of emergency that the text speaks of, and whether it asks for attention only."""
    regel = read_regelboek(REGELS).find(tekst)
    return (regel.soort, regel.zacht) if regel else None


def is_attention(melding: str) -> bool:
    """Whether a line above an ordinary answer is one of ours that names who to call."""
    for taal in ("nl", "en"):
        with translation.override(taal):
            if melding in {_(tekst) for tekst in AANDACHT.values()}:
                return True
    return False


def handle_emergency(beurt: Beurt) -> None:
    """Step: the number to call, and nothing that takes attention from it."""
    # Read whole, for the danger may stand after what we search with.
    tekst = clean_whole(beurt.vraag.tekst)
    found = find_noodgeval(tekst)
    if found is None:
        return
    soort, only_attention = found
    if only_attention:
        beurt.meldingen.append(_(AANDACHT[soort]))
        return
    tell_emergency(beurt, soort)


def tell_emergency(beurt: Beurt, soort: str) -> None:
    """End the turn with what to do and who to call."""
    nood = NOODGEVALLEN[soort]
    beurt.uitkomst = Uitkomst.NOODGEVAL
    beurt.zinnen = [Zin(_(zin), taal=beurt.antwoordtaal) for zin in nood.zinnen]
    if beurt.taal == "pap":
        beurt.zinnen = [Zin(zin, taal="pap") for zin in nood.papiaments] + beurt.zinnen
    numbers = [*nood.deuren]
    if names_caribbean(clean_whole(beurt.vraag.tekst), taal=beurt.taal) and _112 in numbers:
        numbers.insert(numbers.index(_112) + 1, _911)
    beurt.deuren = [Deur(titel, url=url, telefoon=telefoon) for titel, url, telefoon in numbers]
