#!/usr/bin/env bash
# Runs one command with settings that need engines named but not running: checks that never open a connection.
set -euo pipefail
DATABASE_URL="${DATABASE_URL:-postgresql://nergens/portaal}" REDIS_URL="${REDIS_URL:-redis://nergens}" exec "$@"
