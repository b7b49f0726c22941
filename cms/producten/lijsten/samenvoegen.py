"""Several lists and editors fill the same facts: who may change what.

A list changes a fact only when it says something new: what it said the last time is kept in `geladen`. The first time
a list speaks about a fact, it fills what is empty. A fact that somebody else changed since stays as it is, and is
reported as `afwijkend`. So an editor's telephone number survives every load, and our own table does not undo an
official file that was loaded after it.
"""

from collections.abc import Callable, Mapping
from typing import Any

Onthouden = dict[str, dict[str, Any]]


def merge_feiten(
    *,
    bron: str,
    waarden: Mapping[str, Any],
    geladen: Onthouden,
    lees: Callable[[str], Any],
    zet: Callable[[str, Any], None],
) -> tuple[list[str], list[str]]:
    """Let a source speak about one thing; `geladen` keeps what it said.

    Args:
        bron: the name of the source.
        waarden: what it says now by field; it does not speak about fields that are not in here.
        geladen: what each source said before, by field; is changed.
        lees: gives the value of a field now.
        zet: changes a field.

    Returns:
        The fields that changed, and those that stay different from what the source says.
    """
    eerder = geladen.setdefault(bron, {})
    gewijzigd, afwijkend = [], []
    for veld, nieuw in waarden.items():
        nu = lees(veld)
        if nieuw != nu:
            if _may_change(veld, bron, nieuw, nu, geladen):
                zet(veld, nieuw)
                gewijzigd.append(veld)
            else:
                afwijkend.append(veld)
        eerder[veld] = nieuw
    return gewijzigd, afwijkend


def _may_change(veld: str, bron: str, nieuw: object, nu: object, geladen: Onthouden) -> bool:
    """Something new, about a fact that is empty or that a list wrote."""
    al_gezegd = veld in geladen[bron]
    if al_gezegd and geladen[bron][veld] == nieuw:
        return False
    if nu in ("", None, []):
        return True
    return al_gezegd and any(nu == gezegd[veld] for gezegd in geladen.values() if veld in gezegd)
