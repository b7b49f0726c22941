"""What the counter keeps of somebody, over all its parts."""

from typing import Any

from mijnomgeving.loket.delen import find_functies
from portal.core.betrokkene import Betrokkene


def export_eigen(*, betrokkene: Betrokkene) -> list[dict[str, Any]]:
    """What the parts of the counter hold of this person or company (AVG art. 15 and 20)."""
    return [
        {"deel": naam, **regel}
        for naam, export in find_functies("selectors", "export_eigen")
        for regel in export(betrokkene=betrokkene)
    ]
