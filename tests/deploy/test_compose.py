"""docker-compose.yml, nginx.conf and the environment files fit the code."""

import re
from importlib.util import find_spec
from typing import Any

import pytest
import yaml

from tests.deploy.dockerfile import ROOT, read_trappen

DIENSTEN = {
    "migratie", "vulling", "portal", "worker-spoed", "worker-gewoon", "worker-traag", "beat", "federatie",
    "postgres", "valkey", "nginx", "clamd", "mail", "otel",
}  # fmt: skip
WORKERS = {"worker-spoed", "worker-gewoon", "worker-traag"}
EIGEN = {"migratie", "vulling", "portal", "beat", "federatie", *WORKERS}
# They do one thing and end.
EENMALIG = {"migratie", "vulling"}
SCHEIDING = re.compile(r"\s*&&\s*")


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    gelezen: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
    return gelezen


def commands(dienst: dict[str, Any]) -> list[list[str]]:
    """The commands of a service, each as words; a shell line counts as several."""
    woorden = dienst.get("command", [])
    return [deel.split() for deel in SCHEIDING.split(woorden[2])] if woorden[:2] == ["sh", "-c"] else [woorden]


def test_every_service_is_there(compose: dict[str, Any]) -> None:
    assert set(compose["services"]) == DIENSTEN


def test_the_demo_is_never_part_of_production(compose: dict[str, Any]) -> None:
    profielen = {naam: dienst.get("profiles", []) for naam, dienst in compose["services"].items()}

    assert {naam for naam, profiel in profielen.items() if profiel == ["demo"]} == {"federatie", "mail", "vulling"}
    assert profielen["nginx"] == profielen["clamd"] == ["productie"]
    assert compose["services"]["portal"]["build"]["target"] == "${DOEL:-portaal}"
    assert {"portaal", "demo"} <= set(read_trappen())


@pytest.mark.parametrize("naam", sorted(EIGEN - {"portal"}))
def test_a_service_starts_a_module_that_exists(compose: dict[str, Any], naam: str) -> None:
    for woorden in commands(compose["services"][naam]):
        assert woorden[0] == "python"
        if woorden[1] == "-m":
            assert find_spec(woorden[2]) is not None
        else:
            assert woorden[1] == "manage.py"
            assert _has_command(woorden[2]), f"manage.py {woorden[2]} bestaat niet"


def _has_command(naam: str) -> bool:
    return (
        naam == "migrate"
        or any(ROOT.glob(f"*/management/commands/{naam}.py"))
        or any(ROOT.glob(f"*/*/management/commands/{naam}.py"))
    )


def test_the_portal_starts_the_wsgi_application(compose: dict[str, Any]) -> None:
    assert "command" not in compose["services"]["portal"]
    (opdracht,) = read_trappen()["portaal"].values("CMD")

    assert '"portal.config.wsgi:application"' in opdracht
    assert find_spec("granian") is not None


@pytest.mark.parametrize("naam", sorted(DIENSTEN - {"clamd"}))
def test_our_containers_are_closed(compose: dict[str, Any], naam: str) -> None:
    dienst = compose["services"][naam]

    assert dienst["read_only"] is True
    assert dienst["cap_drop"] == ["ALL"]
    assert dienst["security_opt"] == ["no-new-privileges:true"]
    # Our own image says so itself (test_dockerfile.py).
    assert naam in EIGEN or not dienst["user"].startswith(("0", "root"))


def test_every_queue_has_a_worker_of_its_own(compose: dict[str, Any]) -> None:
    for naam in WORKERS:
        opdracht = compose["services"][naam]["command"]
        assert opdracht[opdracht.index("--queues") + 1] == naam.removeprefix("worker-")
        assert opdracht[opdracht.index("--hostname") + 1].startswith(f"{naam.removeprefix('worker-')}@")


# The image of the collector holds one program and nothing to ask it with.
@pytest.mark.parametrize("naam", sorted(DIENSTEN - EENMALIG - {"otel"}))
def test_a_service_says_whether_it_is_well(compose: dict[str, Any], naam: str) -> None:
    assert compose["services"][naam]["healthcheck"]["test"][0] in {"CMD", "CMD-SHELL"}


def test_only_the_edge_listens_to_the_outside(compose: dict[str, Any]) -> None:
    open_ = {
        naam
        for naam, dienst in compose["services"].items()
        if any(not poort.startswith("127.0.0.1:") for poort in dienst.get("ports", []))
    }

    assert open_ == {"nginx"}


def test_an_image_has_a_plain_name_and_a_version(compose: dict[str, Any]) -> None:
    for naam, dienst in compose["services"].items():
        if naam not in EIGEN:
            assert re.fullmatch(r"(?:[a-z]+/)?[a-z-]+:[\w.]+", dienst["image"])
            assert not dienst["image"].endswith(":latest")


def test_the_engines_are_the_ones_we_need(compose: dict[str, Any]) -> None:
    assert compose["services"]["postgres"]["image"].startswith("pgvector/")
    assert "--appendonly" in compose["services"]["valkey"]["command"]
    assert "noeviction" in compose["services"]["valkey"]["command"]


def test_nginx_is_balanced_and_keeps_personal_pages_out_of_its_cache() -> None:
    tekst = re.sub(r'"[^"]*"|#.*', "", (ROOT / "deploy" / "nginx.conf").read_text())

    assert tekst.count("{") == tekst.count("}")
    for regel in (regel.strip() for regel in tekst.splitlines()):
        assert not regel or regel[-1] in "{};", regel
    assert "ssl_protocols TLSv1.2 TLSv1.3;" in tekst
    persoonlijk = tekst[tekst.index("(mijn|loket)") :]
    assert "proxy_cache " not in persoonlijk
    assert tekst.count("proxy_cache portaal;") == 1
    assert "X-Forwarded-For $remote_addr" in tekst


@pytest.mark.norm("B27")
def test_the_edge_keeps_the_admin_to_its_own_host(compose: dict[str, Any]) -> None:
    servers = (ROOT / "deploy" / "nginx.conf").read_text().split("    server {\n")[1:]
    beheer = next(server for server in servers if "server_name ${BEHEER_HOST};" in server)
    publiek = next(server for server in servers if "server_name ${PORTAAL_HOST};" in server)

    assert "allow ${BEHEER_NETWERK};" in beheer
    assert "deny all;" in beheer
    assert "proxy_cache" not in beheer
    assert "location ~ ^/([a-z]+/)?(beheer|metrieken)/ { return 404; }" in publiek


def test_every_name_in_the_edge_is_filled_in_both_ways_to_run(compose: dict[str, Any]) -> None:
    namen = set(
        re.findall(r"\$\{([A-Z_]+)\}", (ROOT / "deploy" / "nginx.conf").read_text().partition("worker_processes")[2])
    )
    nginx = compose["services"]["nginx"]["environment"]

    assert namen <= set(nginx)
    assert all(re.match(nginx["NGINX_ENVSUBST_FILTER"].replace("$$", "$"), naam) for naam in namen)
    script = (ROOT / "deploy" / "debian" / "productie.sh").read_text()
    assert {naam for naam in namen if f"s|\\${{{naam}}}|" not in script} == set()


def list_variables(bestand: str) -> dict[str, str]:
    regels = (ROOT / bestand).read_text().splitlines()
    return dict(regel.lstrip("# ").split("=", 1) for regel in regels if re.match(r"#? ?[A-Z_]+=", regel))


def test_the_example_holds_no_secret() -> None:
    for naam, waarde in list_variables(".env.example").items():
        if re.search(r"SLEUTEL|SECRET|PASSWORD|API_KEY", naam):
            assert waarde == "", f"{naam} staat ingevuld in .env.example"


def test_the_example_asks_for_everything_that_production_needs() -> None:
    nodig = set(re.findall(r'omgeving\.text\("([A-Z_]+)"\)', _settings_text()))

    assert nodig <= set(list_variables(".env.example"))


def _settings_text() -> str:
    return "".join(pad.read_text() for pad in (ROOT / "portal" / "config" / "settings").glob("*.py"))
