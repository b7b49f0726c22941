#!/usr/bin/env bash
# What can be checked without running the portal. Separate commands: `set -e` looks past a failure before `&&`.
set -euo pipefail
cd "$(dirname "$0")/../.."
echo "== ruff";        .venv/bin/ruff check .; .venv/bin/ruff format --check .
echo "== imports";     .venv/bin/lint-imports --no-cache
echo "== types";       bash deploy/lokaal/met_motoren.sh .venv/bin/mypy
