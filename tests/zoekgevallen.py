"""What people type on `/zoeken/`, and the page that must then stand among the first.

One case a line: what is typed, the key of the page, and within which place it must stand. The table is checked twice:
with words only (tests/cms/zoeken) and, in the browser tests, on a whole portal with its language model.
"""

from typing import NamedTuple


class Zoekgeval(NamedTuple):
    """One search with the page that it must find."""

    getypt: str
    sleutel: str
    binnen: int = 3


EXACT = [
    Zoekgeval("paspoort aanvragen", "product:paspoort-aanvragen", 1),
    Zoekgeval("huurtoeslag", "product:huurtoeslag", 1),
    Zoekgeval("zorgtoeslag", "product:zorgtoeslag", 1),
    Zoekgeval("kinderbijslag", "product:kinderbijslag", 1),
    Zoekgeval("verhuizing doorgeven", "product:verhuizing-doorgeven", 1),
    Zoekgeval("rijbewijs verlengen", "product:rijbewijs-verlengen", 1),
    Zoekgeval("omgevingsvergunning", "product:omgevingsvergunning"),
    Zoekgeval("bijzondere bijstand", "product:bijzondere-bijstand", 1),
    Zoekgeval("eHerkenning", "product:eherkenning-aanvragen"),
    Zoekgeval("Dienst Toeslagen", "organisatie:dienst-toeslagen"),
]
ANDERE_VORM = [
    Zoekgeval("verhuizen", "product:verhuizing-doorgeven"),
    Zoekgeval("rijbewijzen verlengd", "product:rijbewijs-verlengen"),
    Zoekgeval("paspoorten", "product:paspoort-aanvragen"),
    Zoekgeval("uittreksels brp", "product:uittreksel-brp"),
    Zoekgeval("parkeervergunningen", "product:parkeervergunning"),
    Zoekgeval("kinderen naamskeuze", "product:naamskeuze-kind"),
    Zoekgeval("studieschulden terugbetaald", "product:terugbetalen-studieschuld"),
    Zoekgeval("erfbelastingaangifte", "product:erfbelasting-aangifte"),
]
SAMENSTELLING = [
    Zoekgeval("gehandicaptenparkeerkaart", "product:gehandicaptenparkeerkaart", 1),
    Zoekgeval("parkeerkaart gehandicapten", "product:gehandicaptenparkeerkaart"),
    Zoekgeval("parkeerplaats gehandicapten", "product:gehandicaptenparkeerplaats"),
    Zoekgeval("paspoortaanvraag", "product:paspoort-aanvragen"),
    Zoekgeval("geboorteaangifte", "product:aangifte-geboorte", 1),
    Zoekgeval("vergunning alcohol", "product:alcoholvergunning"),
    Zoekgeval("vergunning evenement", "product:evenementenvergunning"),
    Zoekgeval("terras vergunning", "product:terrasvergunning"),
    Zoekgeval("opvang toeslag kinderen", "product:kinderopvangtoeslag"),
    Zoekgeval("hond belasting", "product:hondenbelasting"),
    Zoekgeval("waterschap belasting", "product:waterschapsbelasting"),
    Zoekgeval("laadpaalaanvraag", "product:laadpaal-aanvragen"),
]
TIKFOUT = [
    Zoekgeval("pasport aanvragen", "product:paspoort-aanvragen"),
    Zoekgeval("rijbewjis verlengen", "product:rijbewijs-verlengen"),
    Zoekgeval("huurtoslag", "product:huurtoeslag", 1),
    Zoekgeval("zorgtoeslga", "product:zorgtoeslag", 1),
    Zoekgeval("kinderbijslach", "product:kinderbijslag", 1),
    Zoekgeval("verhuisng doorgeven", "product:verhuizing-doorgeven"),
    Zoekgeval("parkeervergunnig", "product:parkeervergunning"),
    Zoekgeval("identiteitskart", "product:identiteitskaart-aanvragen"),
    Zoekgeval("omgevingsvergunnning", "product:omgevingsvergunning"),
    Zoekgeval("studiefinancierin", "product:studiefinanciering"),
    Zoekgeval("motorrijtuigenbelastng", "product:motorrijtuigenbelasting"),
    Zoekgeval("schuldhulpverleening", "product:schuldhulpverlening"),
]
ACCENT = [
    Zoekgeval("ID-kaart", "product:identiteitskaart-aanvragen"),
    Zoekgeval("pàspóórt", "product:paspoort-aanvragen"),
    Zoekgeval("GROFVUIL OPHALEN", "product:grofvuil-ophalen", 1),
    Zoekgeval("coördinator donorregister", "product:donorregister"),
]
ZOALS_MENSEN_HET_ZEGGEN = [
    Zoekgeval("mijn rijbewijs is kwijt", "product:rijbewijs-kwijt"),
    Zoekgeval("baby aangeven bij de gemeente", "product:aangifte-geboorte"),
    Zoekgeval("ik ben mijn paspoort kwijt", "product:paspoort-of-id-kaart-kwijt"),
    Zoekgeval("lantaarnpaal kapot", "product:straatverlichting-melden"),
    Zoekgeval("boom kappen in mijn tuin", "product:kap-van-een-boom"),
    Zoekgeval("auto op mijn naam zetten", "product:kenteken-overschrijven"),
    Zoekgeval("oude bank ophalen", "product:grofvuil-ophalen"),
    Zoekgeval("zzp beginnen", "product:eenmanszaak-starten", 5),
    Zoekgeval("bekeuring te hard gereden", "product:verkeersboete"),
    Zoekgeval("mijn man is overleden", "product:aangifte-overlijden", 5),
    Zoekgeval("traplift", "product:woningaanpassing"),
    Zoekgeval("scheiden", "product:echtscheiding"),
    Zoekgeval("ratten in de tuin", "product:ongedierte-melden"),
    Zoekgeval("te veel lawaai van de buren", "product:geluidsoverlast-melden"),
    Zoekgeval("werkloos geworden", "product:ww-uitkering", 5),
    Zoekgeval("een ander laten stemmen", "product:stemmen-bij-volmacht"),
    Zoekgeval("wat is mijn huis waard volgens de gemeente", "product:woz-waarde", 5),
]
ONDERNEMER = [
    Zoekgeval("btw aangifte doen", "product:btw-aangifte"),
    Zoekgeval("bedrijf inschrijven kvk", "product:inschrijven-handelsregister"),
    Zoekgeval("personeel aannemen loonheffing", "product:aanmelden-als-werkgever", 5),
    Zoekgeval("stoppen met mijn bedrijf", "product:onderneming-uitschrijven", 5),
    Zoekgeval("ubo register", "product:ubo-inschrijven", 1),
    Zoekgeval("faillissement", "product:faillissement-aanvragen"),
    Zoekgeval("subsidie innovatie wbso", "product:wbso-subsidie", 1),
]
ENGELS = [
    Zoekgeval("passport", "product:paspoort-aanvragen"),
    Zoekgeval("register my newborn baby", "product:aangifte-geboorte"),
    Zoekgeval("rent benefit", "product:huurtoeslag", 1),
    Zoekgeval("child benefit", "product:kinderbijslag"),
    Zoekgeval("residence permit work", "product:verblijfsvergunning-werk"),
    Zoekgeval("health insurance", "product:zorgverzekering"),
    Zoekgeval("exchange foreign driving licence", "product:rijbewijs-buitenlands-omwisselen"),
]
PAPIAMENTS = [
    Zoekgeval("kuantu un sédula ta kosta", "product:sedula-identiteitskaart-cn", 1),
    Zoekgeval("unda mi ta haña un pasport nobo", "product:paspoort-cn"),
    Zoekgeval("mi penshun di behes", "product:aov-pensioen-cn", 1),
    Zoekgeval("kiko mi mester pa kasa", "product:trouwen-cn"),
    Zoekgeval("sueldo mínimo", "product:wettelijk-minimumloon-cn", 1),
    Zoekgeval("seguro médiko", "product:zorgverzekering-cn"),
]
EILANDEN = [
    Zoekgeval("paspoort Bonaire", "product:paspoort-cn", 1),
    Zoekgeval("child benefit Saba", "product:kinderbijslag-cn", 1),
    Zoekgeval("trouwen op Sint Eustatius", "product:trouwen-cn", 1),
    Zoekgeval("minimumloon BES", "product:wettelijk-minimumloon-cn", 1),
    # Without an island the rest of the Kingdom comes first.
    Zoekgeval("kinderbijslag aanvragen", "product:kinderbijslag", 1),
    Zoekgeval("trouwen", "product:trouwen"),
]

# Not a word of these stands on the page: only the language model finds them.
MET_BETEKENIS = [
    Zoekgeval("ik kan mijn rekeningen niet betalen", "product:schuldhulpverlening"),
]

GEVALLEN = {
    "precies": EXACT,
    "andere vorm": ANDERE_VORM,
    "samenstelling": SAMENSTELLING,
    "tikfout": TIKFOUT,
    "accent": ACCENT,
    "zoals mensen het zeggen": ZOALS_MENSEN_HET_ZEGGEN,
    "ondernemer": ONDERNEMER,
    "Engels": ENGELS,
    "Papiaments": PAPIAMENTS,
    "eilanden": EILANDEN,
}
