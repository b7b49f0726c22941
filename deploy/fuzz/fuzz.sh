#!/usr/bin/env bash
# `make fuzz`: lets atheris look for bytes that break the reader of product feeds, for MINUTEN (5) minutes.
# Its package has a lock and a folder of its own: neither the portal nor its tests need it.
set -euo pipefail
cd "$(dirname "$0")/../.."
map=.var/fuzz lock=requirements-fuzz.lock
mkdir -p "$map/gevonden" "$map/invoer"
if ! cmp -s "$lock" "$map/geinstalleerd"; then
  .venv/bin/uv pip install --quiet --require-hashes --no-deps --python .venv/bin/python --target "$map/pakket" -r "$lock"
  cp "$lock" "$map/geinstalleerd"
fi
# New inputs that reach a new branch go to the first folder; the committed ones are only read.
PYTHONPATH="$map/pakket:." .venv/bin/python -m tests.fuzz.feed \
  -max_total_time="$((${MINUTEN:-5} * 60))" -timeout=20 -rss_limit_mb=2048 -max_len=20000 \
  -artifact_prefix="$map/gevonden/" "$map/invoer" tests/fuzz/corpus
