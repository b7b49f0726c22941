"""Renders the chart with Helm's own engine, lints it, and holds every object against the schemas of Kubernetes.

    .venv-veilig/bin/python deploy/helm/render.py                 what is wrong; exit 1 when anything is
    .venv-veilig/bin/python deploy/helm/render.py --toon [values] the objects, as JSON

`deploy/veilig/keur.sh` makes that environment and runs the first.
"""

import json
import sys
from pathlib import Path
from typing import Any

import helm_python
import kubernetes_validate
import yaml

HIER = Path(__file__).parent
CHART = HIER / "overheidsportaal"
VOORBEELD = HIER / "voorbeeld.yaml"
# The oldest version that the chart takes and that the schemas know, and the newest.
VERSIES = ("1.29", "1.37")
# Not of Kubernetes itself: the Prometheus operator brings its own schema.
VREEMD = ("monitoring.coreos.com/",)


def render(waarden: dict[str, Any]) -> list[dict[str, Any]]:
    """The objects in the order of their files."""
    with helm_python.Chart.load(str(CHART)) as chart:
        chart.validate_schema(waarden)
        bestanden = chart.render(waarden, name="portaal", namespace="portaal")
    yamls = [tekst for naam, tekst in sorted(bestanden.items()) if naam.endswith(".yaml")]
    return [deel for tekst in yamls for deel in yaml.safe_load_all(tekst) if deel]


def find_faults(waarden: dict[str, Any]) -> list[str]:
    """What lint and the schemas say, in one line each."""
    uit = [str(regel) for regel in helm_python.lint(str(CHART), waarden, strict=True).get("errors") or ()]
    for deel in render(waarden):
        if deel["apiVersion"].startswith(VREEMD):
            continue
        for versie in VERSIES:
            try:
                kubernetes_validate.validate(deel, versie, strict=True)
            except (kubernetes_validate.ValidationError, kubernetes_validate.SchemaNotFoundError) as fout:
                uit.append(f"{deel['kind']} {deel['metadata']['name']} ({versie}): {fout}")
    return uit


def main() -> None:
    """See the module."""
    toon = sys.argv[1:2] == ["--toon"]
    bestand = Path(sys.argv[2]) if toon and len(sys.argv) > 2 else VOORBEELD  # noqa: PLR2004 - the second word
    waarden = yaml.safe_load(bestand.read_text(encoding="utf-8"))
    if toon:
        print(json.dumps(render(waarden), indent=1))
        return
    if fouten := find_faults(waarden):
        sys.exit("\n".join(fouten))
    print(f"{len(render(waarden))} objecten in orde voor Kubernetes {' en '.join(VERSIES)}")


if __name__ == "__main__":
    main()
