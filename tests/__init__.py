"""Tests, mirroring the packages; beside them security, resilience, performance and e2e."""
