"""Our own rules, for what the others miss."""

from hashlib import sha256

from toegankelijkheid.toetsen.bevinding import Bevinding
from toegankelijkheid.toetsen.motoren.basis import Pagina, ask
from toegankelijkheid.toetsen.regels.index import bevindingen, list_regels, script


class Eigen:
    """The rules of `toegankelijkheid.toetsen.regels`."""

    naam = "eigen"

    def versie(self) -> str:
        """A fingerprint of the rules: it changes when a rule does."""
        return sha256(script().encode()).hexdigest()[:8]

    def doet_mee(self, weergave: str) -> bool:
        """Whether there are rules that count in this view."""
        return bool(list_regels(weergave=weergave))

    def toets(self, pagina: Pagina, *, weergave: str = "1280", nieuw: bool = False) -> list[Bevinding]:  # noqa: ARG002 - each rule says where it counts
        """What the rules find that count in this view."""
        code = f"window.toetsregels = {script()}"
        regels = list_regels(weergave=weergave)
        return bevindingen(ask(pagina, naam="eigen", code=code, vraag="(namen) => toetsregels(namen)", arg=regels))
