#!/usr/bin/env bash
# `make veilig`: our own rules and bandit over the code, the list of all we depend on (SBOM), known holes in it, and the
# Helm chart through Helm's own engine and the schemas of Kubernetes.
# Its tools have an environment and a lock of their own: the portal needs none of them.
set -euo pipefail
cd "$(dirname "$0")/../.."
code=(portal cms levensgebeurtenissen mijnomgeving wegwijzer_ai toegankelijkheid deploy)
omgeving=.venv-veilig lock=requirements-veilig.lock
if ! cmp -s "$lock" "$omgeving/geinstalleerd"; then
  "${PYTHON:-python3.11}" -m venv --clear "$omgeving"
  .venv/bin/uv pip sync --quiet --require-hashes --python "$omgeving/bin/python" "$lock"
  cp "$lock" "$omgeving/geinstalleerd"
fi

echo "semgrep: onze eigen regels"
"$omgeving/bin/semgrep" scan --config deploy/veilig/regels.yaml --metrics off --disable-version-check --quiet --error "${code[@]}"

# Bandit's rules run at every lint too (ruff, S); there each exception has its reason. Here what is grave, once more.
echo "bandit"
"$omgeving/bin/bandit" --quiet --recursive --severity-level high "${code[@]}"

echo "Helm-chart"
.venv/bin/python -m pytest -q tests/deploy/test_helm.py

echo "SBOM"
mkdir -p .var
"$omgeving/bin/cyclonedx-py" requirements --output-reproducible --output-file .var/sbom.cdx.json requirements.lock
"$omgeving/bin/python" -c "import json; print(len(json.load(open('.var/sbom.cdx.json'))['components']), 'onderdelen in .var/sbom.cdx.json')"

echo "pip-audit"
uitslag=$(mktemp)
trap 'rm -f "$uitslag"' EXIT
if ! "$omgeving/bin/pip-audit" --require-hashes --disable-pip --progress-spinner off --strict -r requirements.lock >"$uitslag" 2>&1; then
  if grep -qE "GHSA-|PYSEC-|CVE-" "$uitslag"; then
    cat "$uitslag" >&2; exit 1
  fi
  # A mirror without advisories, or no network: said, and no reason to fail on a machine that cannot ask.
  echo "  niet nagegaan: het register waar dit naar vraagt kent geen meldingen. Draai dit waar pypi.org te bereiken is."
fi
