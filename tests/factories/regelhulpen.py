"""A small regelhulp: its ways meet, it calculates, and it uses a rule."""

from copy import deepcopy
from typing import Any

from levensgebeurtenissen.regelhulpen.graaf import Graaf
from levensgebeurtenissen.regelhulpen.inhoud import RegelhulpInhoud

REGELHULP: dict[str, Any] = {
    "slug": "na-ontslag",
    "titel": "Wat krijgt u na uw ontslag?",
    "titel_en": "What do you get after losing your job?",
    "doelgroep": "particulier",
    "volgorde": 1,
    "icoon": "home-move",
    "samenvatting": "Zie of u WW kunt krijgen.",
    "samenvatting_en": "See whether you can get WW.",
    "inleiding": ["Houd uw ontslagbrief bij de hand."],
    "minuten": 3,
    "wetten": [{"wet": "Werkloosheidswet", "artikel": 17, "bwb": "BWBR0004045"}],
    "gebeurtenissen": ["werk-verliezen"],
    "mensentaal": ["ik ben ontslagen"],
    "gecontroleerd": "2026-11-22",
    "begin": "werk",
    "vragen": [
        {
            "sleutel": "werk",
            "tekst": "Had u een baan?",
            "soort": "ja_nee",
            "naar": [{"als": ["werk is nee"], "ga": "geld"}, {"ga": "ontslag"}],
        },
        {
            "sleutel": "ontslag",
            "tekst": "Wat was de eerste dag zonder werk?",
            "soort": "datum",
            "minimum": "2020-01-01",
            "gegeven": "werkloos_sinds",
            "naar": [{"als": ["dagen_geleden <= 7"], "ga": "snel"}, {"ga": "geld"}],
        },
        {
            "sleutel": "geld",
            "tekst": "Hebt u spaargeld?",
            "soort": "bedrag",
            "minimum": 0,
            "onbekend_mag": True,
            "gegeven": "vermogen",
            "naar": [{"als": ["geld < 8.000"], "ga": "bijstand_uit"}, {"ga": "anders_uit"}],
        },
    ],
    "berekeningen": [
        {"sleutel": "dagen_geleden", "titel": "Dagen", "soort": "getal", "formule": "vandaag() - ontslag"},
        {"sleutel": "einde", "titel": "Uiterste dag", "soort": "datum", "formule": "ontslag + weken(1)"},
        {"sleutel": "ww", "titel": "WW", "regel": "ww", "gegevens": {"wekeneis": "werk"}},
    ],
    "uitkomsten": [
        {
            "sleutel": "snel",
            "soort": "goed",
            "titel": "Vraag WW aan",
            "tekst": ["Doe dat voor {einde}."],
            "doen": ["Ga naar UWV."],
            "producten": ["ww-uitkering"],
            "gebeurtenis": "werk-verliezen",
            "delen": [{"als": ["ww is nee"], "titel": "Geen WW", "tekst": ["UWV zegt waarom."]}],
        },
        {
            "sleutel": "bijstand_uit",
            "soort": "let_op",
            "titel": "Kijk naar bijstand",
            "tekst": ["Uw gemeente helpt."],
            "producten": ["bijstand"],
        },
        {
            "sleutel": "anders_uit",
            "soort": "info",
            "titel": "Vraag het aan UWV",
            "tekst": ["UWV weet wat u krijgt."],
            "doen": ["Bel UWV."],
        },
    ],
    "voorbeelden": [
        {
            "naam": "Net ontslagen",
            "antwoorden": {"werk": "ja", "ontslag": "2026-11-20"},
            "op": "2026-11-22",
            "uitkomst": "snel",
            "waarden": {"einde": "2026-11-27", "dagen_geleden": 2},
        },
        {
            "naam": "Nooit gewerkt, weinig geld",
            "antwoorden": {"werk": "nee", "geld": "1.000,50"},
            "op": "2026-11-22",
            "uitkomst": "bijstand_uit",
        },
        {
            "naam": "Lang geleden, veel geld",
            "antwoorden": {"werk": "ja", "ontslag": "2026-01-05", "geld": 20000},
            "op": "2026-11-22",
            "uitkomst": "anders_uit",
        },
        {
            "naam": "Weet het niet",
            "antwoorden": {"werk": "nee", "geld": None},
            "op": "2026-11-22",
            "uitkomst": "anders_uit",
        },
    ],
}


def regelhulp_met(**anders: Any) -> dict[str, Any]:
    """The same file with other values for some fields."""
    return deepcopy(REGELHULP) | anders


def make_graaf(**anders: Any) -> Graaf:
    """Its graph."""
    return RegelhulpInhoud.model_validate(regelhulp_met(**anders)).graaf()
