"""Each alert can be read, is about figures that the portal gives, and leads to what to do about it."""

import re
from collections.abc import Iterator
from typing import Any

import promql_parser
import pytest
import yaml

from portal.core.resultaat import Reden
from portal.meten.cijfers import CIJFERS
from portal.meten.eigenschappen import TOEGESTAAN
from portal.meten.prometheus import prometheus_name
from portal.outbound.fouten import BronFout, Onbereikbaar, Storing
from portal.outbound.meting import name_outcome
from portal.outbound.zekering import OPEN
from portal.toegang import fouten as inlogfouten
from tests.architectuur.bronbestanden import ROOT

MAP = ROOT / "deploy" / "waarschuwingen"
REGELS: dict[str, dict[str, Any]] = {
    regel["alert"]: regel
    for pad in sorted(MAP.glob("*.yaml"))
    for groep in yaml.safe_load(pad.read_text())["groups"]
    for regel in groep["rules"]
}
COLLECTOR = yaml.safe_load((ROOT / "deploy" / "otel" / "collector.yaml").read_text())


def list_series() -> set[str]:
    """Every series that the portal gives to Prometheus."""
    namen = {prometheus_name(cijfer) for cijfer in CIJFERS if cijfer.soort != "duur"}
    duren = [prometheus_name(cijfer) for cijfer in CIJFERS if cijfer.soort == "duur"]
    return namen | {f"{naam}_{deel}" for naam in duren for deel in ("bucket", "sum", "count")}


def selectors(expr: Any) -> Iterator[promql_parser.VectorSelector]:
    """Each series that an expression asks."""
    match expr:
        case promql_parser.VectorSelector():
            yield expr
        case promql_parser.MatrixSelector():
            yield expr.vector_selector
        case promql_parser.BinaryExpr():
            yield from selectors(expr.lhs)
            yield from selectors(expr.rhs)
        case promql_parser.Call():
            for deel in expr.args:
                yield from selectors(deel)
        case promql_parser.AggregateExpr() | promql_parser.ParenExpr() | promql_parser.SubqueryExpr():
            yield from selectors(expr.expr)


def anchors() -> set[str]:
    koppen = re.findall(r"^## (.+)$", (ROOT / "docs" / "beheer" / "storingen.md").read_text(), re.MULTILINE)
    return {re.sub(r"[^a-z0-9 -]", "", kop.lower()).replace(" ", "-") for kop in koppen}


@pytest.mark.parametrize("naam", REGELS)
def test_an_alert_asks_for_what_the_portal_gives(naam: str) -> None:
    gevraagd = list(selectors(promql_parser.parse(REGELS[naam]["expr"])))
    labels = {label.replace(".", "_") for label in TOEGESTAAN} | {"le"}

    assert gevraagd
    assert {str(serie.name) for serie in gevraagd} <= list_series()
    assert {zoek.name for serie in gevraagd for zoek in serie.matchers.matchers} <= labels


@pytest.mark.parametrize("naam", REGELS)
def test_an_alert_says_how_urgent_it_is_and_what_to_do(naam: str) -> None:
    regel = REGELS[naam]
    pad, _, anker = regel["annotations"]["runbook_url"].partition("#")

    assert regel["labels"]["ernst"] in {"nu", "vandaag"}
    assert pad == "docs/beheer/storingen.md"
    assert anker in anchors()
    assert naam in (ROOT / pad).read_text()
    assert re.fullmatch(r"\d+[mh]", regel.get("for", "1m"))


@pytest.mark.parametrize("naam", REGELS)
def test_what_it_says_names_only_labels_that_it_keeps(naam: str) -> None:
    gebruikt = set(re.findall(r"\$labels\.(\w+)", REGELS[naam]["annotations"]["summary"]))
    groepen = re.findall(r"by \(([^)]*)\)", REGELS[naam]["expr"])
    gehouden = {deel.strip() for groep in groepen for deel in groep.split(",")}

    assert gebruikt <= gehouden


def test_the_outcomes_that_alerts_ask_for_are_the_ones_we_give() -> None:
    fouten: list[BronFout] = [Onbereikbaar("x", OPEN), Storing("x", 503), Storing("x", 404)]
    geeft = {reden.value for reden in Reden} | {name_outcome(fout) for fout in fouten}
    geeft |= {"gelukt", "mislukt", "opnieuw", "gemaakt", "ver", "dichtbij"} | set(vars(inlogfouten))
    gevraagd = {
        waarde
        for regel in REGELS.values()
        for serie in selectors(promql_parser.parse(regel["expr"]))
        for zoek in serie.matchers.matchers
        if zoek.name == "uitkomst"
        for waarde in zoek.value.split("|")
    }

    assert gevraagd <= geeft


def test_the_collector_takes_all_three_and_gives_the_figures_to_prometheus() -> None:
    lijnen = COLLECTOR["service"]["pipelines"]

    assert set(lijnen) == {"traces", "metrics", "logs"}
    for lijn in lijnen.values():
        assert set(lijn["receivers"]) <= set(COLLECTOR["receivers"])
        assert set(lijn["processors"]) <= set(COLLECTOR["processors"])
        assert set(lijn["exporters"]) <= set(COLLECTOR["exporters"])
    assert lijnen["metrics"]["exporters"] == ["prometheus"]
