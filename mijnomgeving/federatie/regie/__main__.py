"""Regie from the command line, against a federatie that runs.

Examples:
    python -m mijnomgeving.federatie.regie verder 7
    python -m mijnomgeving.federatie.regie tot 2026-12-24
    python -m mijnomgeving.federatie.regie gebeurtenis noor-bakker geboorte voornaam=Lina
    python -m mijnomgeving.federatie.regie storing zgw/rdw uit
    python -m mijnomgeving.federatie.regie herstel
"""

import argparse
import json
import sys
from collections.abc import Mapping
from http.client import HTTPConnection, HTTPException  # noqa: TID251 - another program than the portal
from typing import Any
from urllib.parse import urlsplit

_GOED = range(200, 300)


class Geweigerd(RuntimeError):
    """The federatie is not there or does not do this; the text says why, for people."""


def call(base_url: str, method: str, path: str, body: Mapping[str, object]) -> dict[str, Any]:
    """Ask Regie something over HTTP.

    Raises:
        Geweigerd: it refused, or nobody answered.
    """
    connection = HTTPConnection(urlsplit(base_url).netloc, timeout=30)
    try:
        connection.request(method, f"/regie/{path}", json.dumps(body), {"Content-Type": "application/json"})
        answer = connection.getresponse()
        found: dict[str, Any] = json.load(answer)
    except (OSError, HTTPException, ValueError):
        raise Geweigerd(f"Op {base_url} draait geen federatie.") from None
    finally:
        connection.close()
    if answer.status not in _GOED:
        raise Geweigerd(str(found.get("detail", answer.status)))
    return found


def run(base_url: str, opdracht: str, rest: list[str]) -> str:
    """Do one command, and say what came of it.

    Raises:
        Geweigerd: it cannot be done.
    """
    match opdracht, rest:
        case "verder", [dagen]:
            return _told(call(base_url, "POST", "tijd", {"dagen": dagen}))
        case "tot", [dag]:
            return _told(call(base_url, "POST", "tijd", {"tot": dag}))
        case "gebeurtenis", [persona, soort, *fields]:
            given = dict(field.split("=", 1) for field in fields if "=" in field)
            return _told(call(base_url, "POST", "gebeurtenissen", {**given, "persona": persona, "soort": soort}))
        case "storing", [dienst, stand]:
            call(base_url, "PUT", f"storingen/{dienst}", {"stand": stand})
            return f"{dienst}: {stand}"
        case "herstel", []:
            call(base_url, "POST", "herstel", {})
            return "Alles staat weer zoals aan het begin."
    raise Geweigerd("Zo werkt het: verder DAGEN, tot DAG, gebeurtenis WIE SOORT, storing DIENST STAND, of herstel.")


def _told(happened: Mapping[str, Any]) -> str:
    lines = [f"{row['op'][:10]}  {row['van']}: {row['tekst']}" for row in happened["voorvallen"]]
    return "\n".join([*lines, f"Het is nu {happened['nu'][:10]}. Er is gebeurd: {happened['tekst']}."])


def main(arguments: list[str] | None = None) -> int:
    """Read the arguments, do it, print what came of it; 1 when it could not be done."""
    parser = argparse.ArgumentParser(
        prog="python -m mijnomgeving.federatie.regie",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--base-url", default="http://localhost:8001", help="where the federatie runs")
    parser.add_argument("opdracht", choices=["verder", "tot", "gebeurtenis", "storing", "herstel"])
    parser.add_argument("rest", nargs="*")
    given = parser.parse_args(arguments)
    try:
        sys.stdout.write(run(given.base_url.rstrip("/"), given.opdracht, given.rest) + "\n")
    except Geweigerd as geweigerd:
        sys.stderr.write(f"{geweigerd}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
