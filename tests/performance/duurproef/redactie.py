"""An editor who publishes one page again and again, in a process of its own that is at hand.

`python -m tests.performance.duurproef.redactie SLUG` reads a mark from each line, publishes the page with that mark in
its summary, and answers on a line. At the end of its input the page is as it was.
"""

import json
import os
import re
import subprocess
import sys
import threading
from typing import Any, Self

from tests.performance.verslag import ROOT

SLUG = "verhuizing-doorgeven"


class Redactie:
    """The editor, as others talk to it; one publication at a time."""

    def __init__(self, slug: str = SLUG) -> None:
        self._slot = threading.Lock()
        self._proces = subprocess.Popen(
            [sys.executable, "-m", __name__, slug], cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, env=os.environ | {"DJANGO_SETTINGS_MODULE": "portal.config.settings.ontwikkel"},
        )  # fmt: skip
        self._answer()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def publish(self, merk: str) -> None:
        """Publish with this mark; back when it is committed.

        Raises:
            RuntimeError: it could not be published now.
        """
        with self._slot:
            assert self._proces.stdin
            self._proces.stdin.write(f"{merk}\n")
            self._proces.stdin.flush()
            if fout := self._answer():
                raise RuntimeError(fout)

    def stop(self) -> None:
        """Put the page back and end."""
        if self._proces.poll() is None:
            self._proces.communicate(timeout=60)

    def _answer(self) -> str:
        assert self._proces.stdout
        regel = self._proces.stdout.readline()
        return str(json.loads(regel)["fout"]) if regel else "the editor's process ended"


def serve(slug: str) -> None:
    """Publish what is asked until there is no more."""
    import django

    django.setup()
    from django.db import close_old_connections

    from cms.producten.models import ProductPagina

    # What an earlier run that was cut off left behind is no part of the text.
    begin = re.sub(r" \([0-9a-f]{8}\)$", "", ProductPagina.objects.get(slug=slug).samenvatting)
    print(json.dumps({"fout": ""}), flush=True)
    for regel in sys.stdin:
        close_old_connections()
        try:
            _publish(ProductPagina, slug, f"{begin} ({regel.strip()})")
            fout = ""
        except Exception as error:  # noqa: BLE001 - PostgreSQL may be away; the editor tries again later
            fout = f"{type(error).__name__}: {error}"[:200]
        print(json.dumps({"fout": fout}), flush=True)
    _publish(ProductPagina, slug, begin)


def _publish(model: Any, slug: str, samenvatting: str) -> None:
    """As the button of the editors does: a revision, and then that revision is live."""
    pagina = model.objects.get(slug=slug)
    pagina.samenvatting = samenvatting
    pagina.save_revision().publish()


if __name__ == "__main__":
    serve(sys.argv[1])
