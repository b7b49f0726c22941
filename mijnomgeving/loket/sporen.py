"""How what is logged at the counter tells at which contact it was done: the audit log signs it along."""

from uuid import UUID

_BEGIN = "loket "


def herkomst_of(contact_id: UUID) -> str:
    """The origin of a row in the audit log, for what is done at this contact."""
    return f"{_BEGIN}{contact_id}"


def contact_of(herkomst: str) -> UUID | None:
    """The contact that a row of the audit log was written at; None for a row of no contact."""
    begin, _, kenmerk = herkomst.partition(_BEGIN)
    if begin or not kenmerk:
        return None
    try:
        return UUID(kenmerk)
    except ValueError:
        return None
