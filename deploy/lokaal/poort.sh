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

# The same browser without windows: stories and engines go a fifth faster in it, and take chromium without it.
if ! command -v chromium-headless-shell >/dev/null && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium-headless-shell >/dev/null 2>&1 || true
fi

stap "Python-omgeving"
"${PYTHON:-python3.11}" deploy/lokaal/start.py installeer

stap "npm-pakketten voor stijl en toetsen"
if ! cmp -s package-lock.json node_modules/.geinstalleerd; then
  npm ci --no-audit --no-fund --loglevel=error && cp package-lock.json node_modules/.geinstalleerd
fi

stap "taalmodel"
bash deploy/lokaal/met_motoren.sh .venv/bin/python manage.py maak_taalmodel

# The tables of the tests are made once, while the code is checked; each run of tests begins with a copy.
uitvoer=$(mktemp -d)
.venv/bin/python -W ignore -m tests.motoren "$uitvoer/sjabloon" >"$uitvoer/sjabloon.log" 2>&1 &
sjabloon_pid=$!

# The house of the browser tests fills itself while the checks below and the first tests run.
huis=$(mktemp -d)
.venv/bin/python -m tests.e2e.huis "$huis" >"$huis/uitvoer" 2>&1 &
huis_pid=$!
trap 'kill "$huis_pid" 2>/dev/null && wait "$huis_pid" || true; rm -rf "$huis" "$uitvoer"' EXIT

stap "stijl, vorm, importregels en types"
bash deploy/lokaal/lint.sh

stap "migraties en vertalingen"
bash deploy/lokaal/met_motoren.sh .venv/bin/python -W ignore manage.py makemigrations --check --dry-run
.venv/bin/python -m deploy.lokaal.vertalingen

stap "stijlbestanden zijn gelijk aan hun bron"
npm run --silent controleer

# What is slow because it asks elsewhere runs beside the tests.
export NORMEN_UITSLAG="$uitvoer/normen"
{ uit=0; bash deploy/veilig/keur.sh >"$uitvoer/veilig" 2>&1 || uit=$?; echo "$uit" >"$uitvoer/veilig.uit"; } &

stap "tests"
wait "$sjabloon_pid" || { cat "$uitvoer/sjabloon.log"; exit 1; }
export PORTAAL_TEST_SJABLOON="$uitvoer/sjabloon"
# Two rows side by side, each run with engines of its own: with those they fill two cores, and a third row would only make
# tests miss their deadlines. Only what has a bound is traced: tracing makes tests take twice as long. What needs a
# browser comes after them, for the same reason.
pytest() { .venv/bin/python -m pytest -m "not e2e" -q --durations=10 "$@"; }
EEN=(tests/cms tests/levensgebeurtenissen tests/wegwijzer_ai tests/mijnomgeving/federatie)
DRIE=(tests/toegankelijkheid tests/architectuur tests/deploy)
TWEE=(tests/mijnomgeving tests/security tests/resilience)
BEGRENSD=(tests/portal/core tests/portal/toegang tests/portal/verantwoording tests/portal/outbox
  tests/security/toegang tests/security/test_beleid.py tests/security/test_wegwijzer_persoonsgegevens.py
  tests/mijnomgeving/rechten tests/mijnomgeving/loket/toezicht tests/mijnomgeving/loket/test_echt_inloggen.py)
behalve() { printf -- '--ignore=%s\n' "$@"; }
mapfile -t ZONDER < <(behalve "${EEN[@]}" "${TWEE[@]}" "${DRIE[@]}" "${BEGRENSD[@]}")
mapfile -t TWEE_ZONDER < <(behalve tests/mijnomgeving/federatie "${BEGRENSD[@]}")
# The row in the background leaves its exit statuses in files, for whoever looks whether it is done.
rij() { local naam=$1 uit=0; shift; pytest "$@" >"$uitvoer/$naam" 2>&1 || uit=$?; echo "$uit" >"$uitvoer/$naam.uit"; }
{ rij een "${EEN[@]}"; rij drie "${DRIE[@]}"; } &
pytest "${BEGRENSD[@]}" --cov=portal/core --cov=portal/toegang --cov=portal/verantwoording --cov=portal/outbox \
  --cov-fail-under=95 --cov-report=term:skip-covered | tee "$uitvoer/begrensd" || fout=1
pytest "${TWEE[@]}" "${TWEE_ZONDER[@]}" | tee "$uitvoer/twee" || fout=1
pytest "${ZONDER[@]}" | tee "$uitvoer/zonder" || fout=1

stap "de andere rij"
until [ -e "$uitvoer/een.uit" ] && [ -e "$uitvoer/drie.uit" ]; do sleep 1; done
cat "$uitvoer/een" "$uitvoer/drie"

while [ ! -e "$huis/adressen" ]; do
  kill -0 "$huis_pid" || { cat "$huis/uitvoer"; exit 1; }
  sleep 1
done
. "$huis/adressen"
# Before the stories: those change what a page shows.
stap "elke pagina, in elke weergave en elke toestand, en met het toetsenbord"
.venv/bin/python -m tests.e2e.rijen toegankelijkheid | tee "$uitvoer/toegankelijk" || fout=1

stap "verhalen in een echte browser"
.venv/bin/python -m tests.e2e.rijen | tee "$uitvoer/verhalen" || fout=1

stap "veiligheid"
until [ -e "$uitvoer/veilig.uit" ]; do sleep 1; done
cat "$uitvoer/veilig"
[ "$(sort -u "$uitvoer"/{een,drie,veilig}.uit)" = 0 ] || fout=1

stap "elke norm getoond"
.venv/bin/python -m tests.normen tel "$NORMEN_UITSLAG" | tee "$uitvoer/normen.log" || fout=1

# What is red stands far above by now: named once more, where whoever reads the end of a log looks.
if [ -n "${fout:-}" ]; then
  stap "rood"
  grep -hE '^(FAILED|ERROR) ' "$uitvoer"/{een,drie,begrensd,twee,zonder,toegankelijk,verhalen} || true
  tail -n 3 "$uitvoer"/{een,drie,begrensd,twee,zonder,toegankelijk,verhalen,veilig,normen.log}
  exit 1
fi

stap "klaar"
