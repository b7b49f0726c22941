"""The assistant: it knows public content only, runs locally, and never fetches anything from a hub.

These settings must stand before the first import of haystack or transformers, so they stand here.
"""

import os

os.environ["HAYSTACK_TELEMETRY_ENABLED"] = "False"
os.environ["HAYSTACK_LOGGING_IGNORE_STRUCTLOG"] = "true"
os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"
os.environ.setdefault("TRANSFORMERS_VERBOSITY", "error")
# A question is one short text: more threads only make web processes wait for each other.
os.environ.setdefault("OMP_NUM_THREADS", "1")
