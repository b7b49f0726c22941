"""The assistant: it knows public content only, runs locally, and never fetches anything from a hub.

The libraries read these settings when they are imported, so they are written here, before any of them.
"""

import os

_VAST = {
    "HAYSTACK_TELEMETRY_ENABLED": "False",
    # The portal configures structlog itself.
    "HAYSTACK_LOGGING_IGNORE_STRUCTLOG": "true",
    "HF_HUB_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
}
_STANDAARD = {
    "TRANSFORMERS_VERBOSITY": "error",
    # A question is one short text: more threads only make web processes wait for each other.
    "OMP_NUM_THREADS": "1",
}

os.environ.update(_VAST)  # noqa: TID251 - written for the libraries; nothing is read
for _naam, _waarde in _STANDAARD.items():
    os.environ.setdefault(_naam, _waarde)  # noqa: TID251
