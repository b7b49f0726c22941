"""The report of an evaluation as one page of HTML that can be mailed and printed."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from wegwijzer_ai.evaluatie.zekerheidscijfers import MOST_WRONG
from wegwijzer_ai.rapport.doelen import DOELEN
from wegwijzer_ai.rapport.elementen import el, table, write_page
from wegwijzer_ai.rapport.grafieken import bars, reliability_plot, risk_plot

CSS = Path(__file__).with_name("rapport.css")
GROEPEN = {"taal": "Per taal", "doelgroep": "Per doelgroep", "register": "Per soort vraag", "laag": "Per bestuurslaag"}
KORT = {
    "r1": "bovenaan",
    "r3": "eerste 3",
    "r5": "eerste 5",
    "mrr": "MRR",
    "organisatie_juist": "organisatie",
    "geholpen": "geholpen",
    "fout_direct": "fout direct",
    "ten_onrechte_niet_beantwoord": "ten onrechte niet",
    "gedrag_juist": "gedrag juist",
    "buiten_bereik_direct_beantwoord": "buiten bereik beantwoord",
}
GEDRAG = {
    "answer": "antwoord",
    "refuse": "weigeren",
    "refuse+signpost": "weigeren en doorverwijzen",
    "deescalate": "kalmeren",
    "handover": "eigen zaak",
    "emergency": "nood",
    "clarify": "wedervraag",
}


def write_bladzijde(rapport: Mapping[str, Any]) -> str:
    """The whole page; the same report gives the same page."""
    namen = ", ".join(f"{item['naam']} ({item['vragen']})" for item in rapport["sets"])
    intro = [
        el("h1", "Meting van de wegwijzer"),
        el(
            "p",
            f"{_datum(rapport['datum'])}. {rapport['vragen']} vragen uit {namen}. In de catalogus van "
            f"{rapport['documenten']} pagina’s staat van {rapport['in_catalogus']} het antwoord, van "
            f"{rapport['buiten_catalogus']} niet. "
            f"Antwoord vanaf {_procent(rapport['drempels']['antwoord'])} zekerheid, keuze vanaf "
            f"{_procent(rapport['drempels']['keuze'])}.",
            klasse="zacht",
        ),
    ]
    if not rapport["met_vragen"]:
        intro.append(el("p", "Deze vragen blijven apart: hier staan alleen cijfers, geen vragen.", klasse="zacht"))
    delen = [_headlines, _comparison, _behaviour, _groups, _confidence, _latency, _confusions, _misses]
    return write_page(
        "Meting van de wegwijzer", *intro, *(part for deel in delen for part in deel(rapport)), css=_css()
    )


def _css() -> str:
    return CSS.read_text(encoding="utf-8")


def _headlines(rapport: Mapping[str, Any]) -> list[Element]:
    cards = []
    for doel in DOELEN:
        share = _headline(rapport, doel.naam)
        if not share["n"]:
            continue
        reached = doel.is_reached(share["deel"])
        goal = f"doel: {'hoogstens' if doel.hoogstens else 'minstens'} {_procent(doel.grens)}"
        cards.append(
            el(
                "li",
                el("strong", _procent(share["deel"])),
                f"{doel.label} (n={share['n']}); {goal}, {'gehaald' if reached else 'niet gehaald'}",
                klasse="goed" if reached else "mis",
            )
        )
    ranking = rapport["rangschikking"]
    more = f"Bij de eerste vijf: {_procent(ranking['r5'])}. MRR: {_getal(ranking['mrr'])}. "
    more += f"Zinnen zonder bron: {rapport['zinnen_zonder_bron']}."
    return [el("h2", "In het kort"), el("ul", *cards, klasse="kaarten"), el("p", more)]


def _headline(rapport: Mapping[str, Any], naam: str) -> Mapping[str, float]:
    ranking = rapport["rangschikking"]
    return {"n": ranking["n"], "deel": ranking[naam]} if naam in ranking else rapport[naam]


def _comparison(rapport: Mapping[str, Any]) -> list[Element]:
    found = rapport.get("vergelijking")
    if not found:
        return []
    rows = [
        [
            KORT[naam],
            _procent(item["oud"]),
            _procent(item["nieuw"]),
            _verschil(item["verschil"]),
            f"{_verschil(item['van'])} tot {_verschil(item['tot'])}",
            _getal(item["kans_op_toeval"]),
            item["oordeel"],
        ]
        for naam, item in found["verschillen"].items()
    ]
    parts = [
        el("h2", "Vergeleken met de vorige versie"),
        el(
            "p", f"Over {found['vragen']} vragen die in beide metingen staan; de vorige is van {found['oud']['datum']}."
        ),
        table(
            "Verschil in procentpunten",
            ["cijfer", "oud", "nieuw", "verschil", "95%-interval", "kans op toeval", "oordeel"],
            rows,
        ),
        el("p", f"Gewonnen: {len(found['gewonnen'])} vragen. Verloren: {len(found['verloren'])} vragen."),
    ]
    return parts + [
        _unfold(f"Vragen die zijn {naam}", _turned(naam, found[naam]))
        for naam in ("gewonnen", "verloren")
        if any(item["vraag"] for item in found[naam])
    ]


def _turned(naam: str, items: Sequence[Mapping[str, Any]]) -> Element:
    rows = [[item["vraag"], _rang(item["rang_oud"]), _rang(item["rang_nieuw"]), item["nieuw"]] for item in items]
    return table(f"{naam.capitalize()}: {len(items)}", ["vraag", "plaats oud", "plaats nieuw", "uitkomst"], rows)


def _behaviour(rapport: Mapping[str, Any]) -> list[Element]:
    rows = [
        [GEDRAG[naam], str(share["n"]), str(share["aantal"]), _procent(share["deel"])]
        for naam, share in rapport["gedrag"].items()
        if share["n"]
    ]
    ends = list(dict.fromkeys(uitkomst for found in rapport["uitkomsten"].values() for uitkomst in found))
    ended = [
        [GEDRAG.get(gedrag, gedrag), *(str(found.get(uitkomst, 0)) for uitkomst in ends)]
        for gedrag, found in rapport["uitkomsten"].items()
    ]
    nood = rapport["noodgevallen"]
    typed = rapport["persoonsgegevens_bewaard"]["vragen_met"]
    return [
        el("h2", "Grenzen"),
        table("Wat geen antwoord moet krijgen", ["verwacht", "vragen", "juist", "deel"], rows),
        table("Waar een beurt op uitkwam", ["verwacht", *(naam.replace("_", " ") for naam in ends)], ended),
        el(
            "p",
            f"Bij nood stond het nummer er {nood['met_nummer']} van de {nood['n']} keer, als antwoord of erboven. "
            f"Vals alarm: {nood['vals_alarm']}. Vragen met persoonsgegevens erin: {typed}.",
        ),
    ]


def _groups(rapport: Mapping[str, Any]) -> list[Element]:
    figures = [naam for naam in KORT if naam not in {"gedrag_juist", "buiten_bereik_direct_beantwoord"}]
    parts = [el("h2", "Voor wie gaat het goed?")]
    for soort, titel in GROEPEN.items():
        rows = [
            [groep, str(cijfers["n"]), *(_procent(cijfers[naam]) for naam in figures)]
            for groep, cijfers in rapport["groepen"][soort].items()
        ]
        parts.append(table(titel, [soort, "vragen", *(KORT[naam] for naam in figures)], rows))
    return parts


def _confidence(rapport: Mapping[str, Any]) -> list[Element]:
    found = rapport["zekerheid"]
    coverage = _procent(found["dekking_bij_2_procent_fout"])
    bins = [
        [_procent(bak["vanaf"]), str(bak["n"]), _procent(bak["beloofd"]), _procent(bak["juist"])]
        for bak in found["bakken"]
    ]
    thresholds = [
        [_procent(row["drempel"]), *(_procent(row[naam]) for naam in list(row)[1:])] for row in found["drempels"]
    ]
    return [
        el("h2", "Klopt de zekerheid?"),
        el(
            "p",
            f"Kalibratiefout (ECE) {_getal(found['ece'])}, AUROC {_getal(found['auroc'])} over {found['n']} vragen. "
            f"Met hoogstens {_procent(MOST_WRONG)} verkeerde antwoorden kan {coverage} van de vragen die wij kunnen "
            "beantwoorden "
            "meteen antwoord krijgen.",
        ),
        el("div", reliability_plot(found["bakken"]), risk_plot(found["risico"], grens=MOST_WRONG), klasse="naast"),
        _unfold("Cijfers bij de zekerheid", table("Per tiende", ["vanaf", "vragen", "beloofd", "juist"], bins)),
        table(
            "Wat een andere drempel zou geven",
            ["drempel", "meteen antwoord", "daarvan juist", "fout van alle vragen", "buiten bereik beantwoord"],
            thresholds,
        ),
    ]


def _latency(rapport: Mapping[str, Any]) -> list[Element]:
    steps = rapport["duur_per_stap_ms"]
    shown = [(naam, cijfers["p50"]) for naam, cijfers in steps.items()]
    rows = [[naam, str(c["n"]), _getal(c["p50"], 1), _getal(c["p95"], 1)] for naam, c in steps.items()]
    return [
        el("h2", "Hoe snel?"),
        el("p", "In milliseconden, op de machine van deze meting; ander werk op die machine telt mee."),
        bars("duur", "Middelste duur per stap", shown, tot=max((p50 for _, p50 in shown), default=1), eenheid=" ms"),
        table("Duur per stap in ms", ["stap", "beurten", "p50", "p95"], rows),
    ]


def _confusions(rapport: Mapping[str, Any]) -> list[Element]:
    found = rapport["verwarringen"]
    within = rapport["verwarringen_binnen_familie"]
    parts = [el("h2", "Wat wordt verward?"), el("p", f"Binnen een familie waarvoor een vraag bestaat: {within} keer.")]
    if found:
        rows = [[item["verwacht"], item["gevonden"], item["familie"] or "geen", str(item["aantal"])] for item in found]
        parts.append(table("Vaakst verward", ["gevraagd", "gevonden", "familie", "keer"], rows))
    return parts


def _misses(rapport: Mapping[str, Any]) -> list[Element]:
    aantallen = rapport["aantallen"]
    parts = [
        el("h2", "Missers"),
        el(
            "p",
            f"{aantallen['missers']} vragen zonder het juiste product bovenaan, {aantallen['verkeerd_gedrag']} met "
            "verkeerd gedrag.",
        ),
    ]
    for naam, titel in (
        ("missers", "Vragen zonder het juiste product bovenaan"),
        ("verkeerd_gedrag", "Verkeerd gedrag"),
    ):
        if rapport[naam]:
            rows = [_miss_row(item) for item in rapport[naam]]
            koppen = ["vraag", "verwacht", "gevonden, met score", "uitkomst", "zekerheid"]
            parts.append(_unfold(titel, table(f"{titel}: {len(rows)}", koppen, rows)))
    return parts


def _miss_row(item: Mapping[str, Any]) -> list[str]:
    wanted = item["verwacht"] if isinstance(item["verwacht"], str) else ", ".join(item["verwacht"])
    pairs = zip(item["gevonden"], item["scores"], strict=True)
    found = "; ".join(f"{titel} ({_getal(score, 2)})" for titel, score in pairs)
    return [item["vraag"], wanted, found, item["uitkomst"], _getal(item["zekerheid"], 2)]


def _unfold(titel: str, *inhoud: Element) -> Element:
    return el("details", el("summary", titel), *inhoud)


def _procent(deel: float) -> str:
    return f"{100 * deel:.1f}%".replace(".0%", "%").replace(".", ",")


def _verschil(deel: float) -> str:
    return f"{100 * deel:+.1f}".replace(".", ",")


def _getal(waarde: float, cijfers: int = 3) -> str:
    return f"{waarde:.{cijfers}f}".replace(".", ",")


def _rang(rang: int | None) -> str:
    return "-" if rang is None else str(rang)


def _datum(tekst: str) -> str:
    return f"{date.fromisoformat(tekst):%d-%m-%Y}"
