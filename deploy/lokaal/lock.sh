#!/usr/bin/env bash
# Renews the hash-pinned locks; what production installs is a subset of what development installs. The tools that look
# for holes have their own, and so has the fuzzer.
set -euo pipefail
cd "$(dirname "$0")/../.."
opties=(--generate-hashes --no-header --no-annotate --quiet --python-version 3.11 ${PIP_FIND_LINKS:+--find-links "$PIP_FIND_LINKS"})
.venv/bin/uv pip compile "${opties[@]}" pyproject.toml -o requirements.lock
.venv/bin/uv pip compile "${opties[@]}" --extra qdrant -c requirements.lock pyproject.toml -o requirements-qdrant.lock
.venv/bin/uv pip compile "${opties[@]}" --extra toetsen -c requirements.lock pyproject.toml -o requirements-toetsen.lock
.venv/bin/uv pip compile "${opties[@]}" --extra ontwikkel -c requirements-qdrant.lock pyproject.toml -o requirements-ontwikkel.lock
.venv/bin/uv pip compile "${opties[@]}" deploy/veilig/requirements.in -o requirements-veilig.lock
.venv/bin/uv pip compile "${opties[@]}" deploy/fuzz/requirements.in -o requirements-fuzz.lock
