#!/usr/bin/env bash
# The whole gate (`make test`). Installs what it needs and says so; stops at the first part that fails.
set -euo pipefail
cd "$(dirname "$0")/../.."
begin=$SECONDS
stap() { printf '\n== %s  (%s s)\n' "$1" "$((SECONDS - begin))"; }

# Debian's packages: a browser for the walk, Java for the HTML checker, Node for the style build, gettext for texts.
ontbreekt=()
command -v chromium >/dev/null || ontbreekt+=(chromium)
command -v java >/dev/null || ontbreekt+=(default-jre-headless)
command -v npm >/dev/null || ontbreekt+=(nodejs npm)
if [ ${#ontbreekt[@]} -gt 0 ]; then
  stap "installeren: ${ontbreekt[*]}"
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "${ontbreekt[@]}" >/dev/null
  else
    echo "Installeer eerst: ${ontbreekt[*]}" >&2; exit 1
  fi
fi

stap "Python-omgeving"
"${PYTHON:-python3.11}" deploy/lokaal/start.py installeer

stap "npm-pakketten voor stijl en toetsen"
if ! cmp -s package-lock.json node_modules/.geinstalleerd; then
  npm ci --no-audit --no-fund --loglevel=error && cp package-lock.json node_modules/.geinstalleerd
fi

stap "stijl, vorm, importregels en types"
bash deploy/lokaal/lint.sh

stap "migraties en vertalingen"
bash deploy/lokaal/met_motoren.sh .venv/bin/python -W ignore manage.py makemigrations --check --dry-run
.venv/bin/python -m deploy.lokaal.vertalingen

stap "stijlbestanden zijn gelijk aan hun bron"
npm run --silent controleer

stap "taalmodel"
bash deploy/lokaal/met_motoren.sh .venv/bin/python manage.py maak_taalmodel

stap "tests"
# Two rows side by side, each run with engines of its own: together they take half the time on two cores. Only what has
# a bound is traced: tracing makes tests take twice as long.
EEN=(tests/cms tests/levensgebeurtenissen tests/wegwijzer_ai tests/mijnomgeving/federatie)
TWEE=(tests/mijnomgeving)
uitvoer=$(mktemp)
.venv/bin/python -m pytest -m "not e2e" "${EEN[@]}" -q --durations=10 >"$uitvoer" 2>&1 &
naast=$!
.venv/bin/python -m pytest -m "not e2e" "${TWEE[@]}" --ignore=tests/mijnomgeving/federatie -q --durations=25 || fout=1
ZONDER=("${EEN[@]/#/--ignore=}" "${TWEE[@]/#/--ignore=}")
.venv/bin/python -m pytest -m "not e2e" "${ZONDER[@]}" --cov=portal/core --cov=portal/toegang \
  --cov=portal/verantwoording --cov=portal/outbox --cov-fail-under=95 --cov-report=term:skip-covered -q --durations=10 \
  || fout=1
wait "$naast" || fout=1
cat "$uitvoer"
rm -f "$uitvoer"
[ -z "${fout:-}" ]

stap "tests in een echte browser"
.venv/bin/python -m tests.e2e.rijen

stap "klaar"
