"""The Nu HTML checker: documents as they were sent, before a browser mended them."""

import json
import subprocess
import tempfile
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from toegankelijkheid.normen.nu import nu_eisen, nu_familie
from toegankelijkheid.toetsen.bevinding import MAX_FRAGMENT, Bevinding
from toegankelijkheid.toetsen.motoren.basis import NODE_MODULES, PROGRAMMA_SECONDEN, MotorOntbreekt, Pagina, versie

JAR = "vnu-jar/build/dist/vnu.jar"


class Nu:
    """Errors of the Nu HTML checker, by family of messages."""

    naam = "nu"

    def versie(self) -> str:
        """The version of the package."""
        return versie("vnu-jar")

    def neem_op(self, pagina: Pagina, html: str) -> str:  # noqa: ARG002 - as it was sent, not as it became
        """The document as it was sent."""
        return html

    def toets(self, documenten: Mapping[str, str]) -> dict[str, list[Bevinding]]:
        """What is wrong in each document; one run of Java for all.

        Raises:
            MotorOntbreekt: vnu-jar or Java is not installed.
        """
        gevonden: dict[str, list[Bevinding]] = defaultdict(list)
        with tempfile.TemporaryDirectory() as naam:
            map_ = Path(naam)
            namen = {}
            for nummer, (document, html) in enumerate(documenten.items()):
                (map_ / f"{nummer}.html").write_text(html, encoding="utf-8")
                namen[f"{nummer}.html"] = document
            for melding in _run(map_) if namen else []:
                gevonden[namen[Path(melding["url"]).name]].append(_bevinding(melding))
        return dict(gevonden)


def _run(map_: Path) -> list[dict[str, Any]]:
    jar = NODE_MODULES / JAR
    if not jar.exists():
        raise MotorOntbreekt(f"{jar} ontbreekt; voer eerst `npm ci` uit.")
    opdracht = ["java", "-jar", str(jar), "--format", "json", "--stdout", "--errors-only", "--skip-non-html", str(map_)]
    try:
        klaar = subprocess.run(  # noqa: S603 - our own files
            opdracht, capture_output=True, text=True, check=False, timeout=PROGRAMMA_SECONDEN
        )
    except FileNotFoundError as fout:
        raise MotorOntbreekt("Java ontbreekt; de HTML-toets heeft versie 17 of hoger nodig.") from fout
    meldingen: list[dict[str, Any]] = json.loads(klaar.stdout)["messages"]
    return meldingen


def _bevinding(melding: dict[str, Any]) -> Bevinding:
    familie = nu_familie(melding["message"])
    return Bevinding(
        motor="nu",
        regel=familie,
        plek=f"regel {melding.get('lastLine', '?')}",
        uitleg=melding["message"],
        eisen=tuple(nu_eisen(familie)),
        # From the tag that it is about: what the checker quotes before it begins halfway another one.
        fragment=str(melding.get("extract", ""))[melding.get("hiliteStart", 0) :].strip()[:MAX_FRAGMENT],
    )
