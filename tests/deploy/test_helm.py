"""The chart, as Helm's own engine (installed by `make veilig`) renders it: shut, watched, and fit for the code."""

import ast
import json
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.architectuur.test_instellingen import list_documented
from tests.deploy.dockerfile import ROOT

HELM = ROOT / "deploy" / "helm"
PYTHON = ROOT / ".venv-veilig" / "bin" / "python"
KLAAR = ROOT / ".venv-veilig" / "geinstalleerd"
WACHTRIJEN = {"spoed", "gewoon", "traag"}
Object = dict[str, Any]


@cache
def render(bestand: Path = HELM / "voorbeeld.yaml") -> list[Object]:
    if not KLAAR.exists():
        pytest.skip("helm is not there (any more, or not yet); `make veilig` installs it and runs these tests")
    klaar = subprocess.run(
        [PYTHON, HELM / "render.py", "--toon", bestand], capture_output=True, text=True, check=False
    )  # fmt: skip
    if klaar.returncode:
        raise ValueError(klaar.stderr)
    found: list[Object] = json.loads(klaar.stdout)
    return found


def of_kind(*soorten: str) -> list[Object]:
    return [deel for deel in render() if deel["kind"] in soorten]


def by_name(soort: str) -> dict[str, Object]:
    return {deel["metadata"]["name"]: deel for deel in of_kind(soort)}


def templates() -> Iterator[tuple[str, Object]]:
    """The template of each pod, by the object that makes it."""
    for deel in of_kind("Deployment", "Job"):
        yield deel["metadata"]["name"], deel["spec"]["template"]
    for deel in of_kind("CronJob"):
        yield deel["metadata"]["name"], deel["spec"]["jobTemplate"]["spec"]["template"]


def test_the_chart_passes_lint_and_the_schemas_of_kubernetes() -> None:
    render()
    klaar = subprocess.run([PYTHON, HELM / "render.py"], capture_output=True, text=True, check=False)

    assert klaar.returncode == 0, klaar.stderr
    assert "objecten in orde" in klaar.stdout


def test_every_process_is_there_and_beat_once() -> None:
    assert set(by_name("Deployment")) == {"portaal-web", "portaal-beat", *(f"portaal-worker-{w}" for w in WACHTRIJEN)}
    assert set(by_name("Job")) == {"portaal-migratie", "portaal-inhoud"}
    beat = by_name("Deployment")["portaal-beat"]["spec"]
    assert (beat["replicas"], beat["strategy"]["type"]) == (1, "Recreate")
    for wachtrij in WACHTRIJEN:
        opdracht = by_name("Deployment")[f"portaal-worker-{wachtrij}"]["spec"]["template"]["spec"]["containers"][0][
            "command"
        ]
        assert opdracht[opdracht.index("--queues") + 1] == wachtrij


def test_every_pod_may_do_as_little_as_possible() -> None:
    for naam, pod in templates():
        spec = pod["spec"]
        assert spec["automountServiceAccountToken"] is False, naam
        assert spec["securityContext"]["runAsNonRoot"] is True, naam
        assert spec["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}, naam
        assert not {"hostNetwork", "hostPID", "hostIPC"} & set(spec), naam
        for container in spec["containers"]:
            dicht = container["securityContext"]
            assert dicht["readOnlyRootFilesystem"] is True, naam
            assert dicht["allowPrivilegeEscalation"] is False, naam
            assert dicht["capabilities"] == {"drop": ["ALL"]}, naam
            assert container["resources"]["requests"].keys() >= {"cpu", "memory"}, naam
            assert "memory" in container["resources"]["limits"], naam
            assert container["image"].endswith(":0.1.0"), naam


def test_what_runs_is_watched_in_the_way_that_fits_it() -> None:
    for naam, deel in by_name("Deployment").items():
        (container,) = deel["spec"]["template"]["spec"]["containers"]
        assert "livenessProbe" in container, naam
    (web,) = by_name("Deployment")["portaal-web"]["spec"]["template"]["spec"]["containers"]
    # A database that is away takes a pod out of the traffic; it does not restart it.
    assert web["livenessProbe"]["httpGet"]["path"] == web["startupProbe"]["httpGet"]["path"] == "/gezond/"
    assert web["readinessProbe"]["httpGet"]["path"] == "/gereed/"
    koppen = {kop["name"]: kop["value"] for kop in web["readinessProbe"]["httpGet"]["httpHeaders"]}
    assert koppen == {"Host": "portaal.example", "X-Forwarded-Proto": "https"}


def test_selectors_find_their_pods() -> None:
    labels = [pod["metadata"]["labels"] for _, pod in templates()]
    kiezers = [deel["spec"]["selector"]["matchLabels"] for deel in of_kind("Deployment", "PodDisruptionBudget")]
    kiezers += [deel["spec"]["selector"] for deel in of_kind("Service") if "selector" in deel["spec"]]
    kiezers += [deel["spec"]["podSelector"]["matchLabels"] for deel in of_kind("NetworkPolicy")]

    for kiezer in kiezers:
        assert any(kiezer.items() <= label.items() for label in labels), kiezer
    diensten = set(by_name("Service"))
    for ingress in of_kind("Ingress"):
        for regel in ingress["spec"]["rules"]:
            assert {pad["backend"]["service"]["name"] for pad in regel["http"]["paths"]} <= diensten


def test_nothing_goes_in_or_out_but_what_is_named() -> None:
    beleid = by_name("NetworkPolicy")
    dicht = beleid["portaal-dicht"]["spec"]

    assert set(dicht["policyTypes"]) == {"Ingress", "Egress"}
    assert not {"ingress", "egress"} & set(dicht)
    assert all(
        dicht["podSelector"]["matchLabels"].items() <= pod["metadata"]["labels"].items() for _, pod in templates()
    )
    (naar,) = beleid["portaal-bronnen"]["spec"]["egress"]
    assert [poort["port"] for poort in naar["ports"]] == [443]
    # Where clouds keep the credentials of a machine.
    assert "169.254.0.0/16" in naar["to"][0]["ipBlock"]["except"]


@pytest.mark.norm("B27")
def test_the_admin_has_a_host_and_networks_of_its_own() -> None:
    ingress = by_name("Ingress")
    beheer = ingress["portaal-beheer"]

    assert [regel["host"] for regel in beheer["spec"]["rules"]] == ["beheer.portaal.example"]
    bereik = beheer["metadata"]["annotations"]["nginx.ingress.kubernetes.io/whitelist-source-range"]
    assert bereik == "10.20.0.0/16"
    omgeving = by_name("ConfigMap")["portaal"]["data"]
    assert omgeving["BEHEER_URL"] == "https://beheer.portaal.example"
    # The portal adds the host of BEHEER_URL itself; the name of the service is for who reads the figures.
    assert omgeving["DJANGO_ALLOWED_HOSTS"] == "portaal.example,portaal-web.portaal.svc"
    paden = {pad["path"]: pad for pad in ingress["portaal"]["spec"]["rules"][0]["http"]["paths"]}
    assert "selector" not in by_name("Service")[paden["/metrieken/"]["backend"]["service"]["name"]]["spec"]


@pytest.mark.norm("B65")
def test_settings_are_known_and_secrets_stay_in_secrets() -> None:
    bekend = set(list_documented("The portal")) | {"DJANGO_SETTINGS_MODULE"}
    for kaart in of_kind("ConfigMap"):
        assert set(kaart["data"]) <= bekend
    assert of_kind("Secret") == []
    for _, pod in templates():
        for container in pod["spec"]["containers"]:
            assert "env" not in container
            assert any("secretRef" in bron for bron in container["envFrom"])


def test_a_secret_among_the_settings_or_a_missing_host_is_refused(tmp_path: Path) -> None:
    render()
    goed = yaml.safe_load((HELM / "voorbeeld.yaml").read_text())
    fouten: list[Object] = [
        {**goed, "instellingen": {"AUDIT_SLEUTEL": "x"}},
        {**goed, "host": ""},
        {**goed, "image": {"repository": "register.example/x", "tag": "latest"}},
        {**goed, "workers": {"sneller": {"replicas": 1, "tegelijk": 1}}},
    ]
    for nummer, waarden in enumerate(fouten):
        bestand = tmp_path / f"{nummer}.yaml"
        bestand.write_text(yaml.safe_dump(waarden))
        with pytest.raises(ValueError, match="Error"):
            render(bestand)


def test_tables_are_changed_first_by_their_owner() -> None:
    migratie = by_name("Job")["portaal-migratie"]

    assert migratie["metadata"]["annotations"]["helm.sh/hook"] == "pre-install,pre-upgrade"
    (container,) = migratie["spec"]["template"]["spec"]["containers"]
    assert container["command"] == ["python", "manage.py", "migrate"]
    # The last one counts.
    assert container["envFrom"][-1] == {"secretRef": {"name": "portaal-eigenaar"}}
    gewicht = by_name("ConfigMap")["portaal-migratie"]["metadata"]["annotations"]["helm.sh/hook-weight"]
    assert int(gewicht) < int(migratie["metadata"]["annotations"]["helm.sh/hook-weight"])


def test_the_site_grows_with_what_it_is_answering() -> None:
    (schaal,) = of_kind("HorizontalPodAutoscaler")

    assert [meting["type"] for meting in schaal["spec"]["metrics"]] == ["External", "Resource"]
    assert schaal["spec"]["metrics"][0]["external"]["target"]["averageValue"] == "12"
    assert "replicas" not in by_name("Deployment")["portaal-web"]["spec"]
    budgetten = [deel["spec"]["selector"]["matchLabels"] for deel in of_kind("PodDisruptionBudget")]
    onderdelen = {kiezer["app.kubernetes.io/component"] for kiezer in budgetten}
    assert onderdelen == {"web", "worker-spoed", "worker-gewoon"}


def test_the_backup_runs_a_module_that_is_in_its_image() -> None:
    (nacht,) = of_kind("CronJob")
    (container,) = nacht["spec"]["jobTemplate"]["spec"]["template"]["spec"]["containers"]

    assert "deploy.reservekopie maak" in container["command"][-1]
    assert container["image"].startswith("register.portaal.example/overheidsportaal-reservekopie:")
    ast.parse((ROOT / "deploy" / "reservekopie.py").read_text())
