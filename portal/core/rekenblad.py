"""Cells of a file that people open in a spreadsheet."""

from typing import Any

# A cell that begins so is a formula to a spreadsheet (OWASP CSV injection).
_FORMULE = ("=", "+", "-", "@", "\t", "\r", "\n")


def safe_cell(waarde: Any) -> Any:  # noqa: ANN401 - a cell of any kind
    """A text that a spreadsheet shows and does not run."""
    if isinstance(waarde, str) and waarde.lstrip(" ").startswith(_FORMULE):
        return f"'{waarde}"
    return waarde
