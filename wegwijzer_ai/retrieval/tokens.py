"""Words of a text as search compares them: folded, without stop words, stemmed."""

import re
import unicodedata
from functools import lru_cache

import snowballstemmer

WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")

# What says nothing about the subject: articles, pronouns, auxiliaries, question words, greetings; Dutch, English and
# the few most common of Papiamentu.
STOP_WORDS = frozenset(
    """
    de het een en of maar want dus als dan dat die dit deze daar daarna daarom er hier ik je jij jou jouw u uw hij zij ze we wij
    ons onze jullie hun hen hem haar zijn is ben bent was waren geweest word wordt worden werd werden heb hebt heeft
    hebben had hadden gehad kan kun kunt kunnen kon konden mag mogen mocht moet moeten moest wil wilt willen wilde wou zal
    zult zullen zou zouden ga gaat gaan ging gingen gegaan doe doet doen deed gedaan kom komt komen in op aan van voor
    met bij naar uit over onder door tot te ten ter om tegen tussen zonder na per via vanaf tijdens binnen achter
    niet geen wel ook nog al alle alles iets niets iemand niemand wat wie waar wanneer waarom hoe hoeveel welk welke
    mijn mn m'n me mij mezelf zich zelf eigen nu toen straks zo zoals toch even maar eens heel erg veel meer meest
    minder weer altijd nooit soms vaak ander andere anders elk elke ieder iedere beide mogelijk graag alstublieft
    hallo hoi dag goedemorgen goedemiddag bedankt dank vraag vragen graag weten weet regelen regel laten laat gaan
    steeds echt gewoon eigenlijk ongeveer tegenwoordig volgende vorige week maand jaar dagen vandaag morgen gisteren
    the a an and or but if then that this these those there here i you your he she it we they them his her our my me
    is are was were be been am do does did done have has had can could may might must shall should will would to of in
    on at by for from with without about into over under as so not no yes what who where when why how which much many
    want need get got going please hello hi thanks
    mi bo e ta na pa ku di un nan nos tin kon unda kiko por mester ke
    """.split()
)

_stemmer = snowballstemmer.stemmer("dutch")


def fold(text: str) -> str:
    """Lower case without accents: `Curaçao` and `curacao` are one word."""
    decomposed = unicodedata.normalize("NFKD", text.lower().replace("’", "'"))
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def words(text: str) -> list[str]:
    """The words of a text, folded, in order, stop words included."""
    return WORD.findall(fold(text))


def content_words(text: str) -> list[str]:
    """The words that say something about the subject."""
    return [word for word in words(text) if word not in STOP_WORDS]


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The Dutch stem of a folded word."""
    stemmed: str = _stemmer.stemWord(word)
    return stemmed
