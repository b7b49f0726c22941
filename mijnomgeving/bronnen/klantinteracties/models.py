"""A contact as the portal shows it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Contactmoment:
    """A call, visit, letter or form.

    Args:
        bron: the organisation's name as people know it.
        contact_id: uuid at the organisation.
        kanaal: how it went, in the organisation's words ("telefoon").
        onderwerp: what it was about.
        inhoud: what was said; may be empty.
        op: when; None when the source does not say.
        zaaknummers: the numbers of the zaken that it was about.
        wacht_op_antwoord: whether the organisation still has something to do for it, such as calling back.
    """

    bron: str
    contact_id: str
    kanaal: str
    onderwerp: str
    inhoud: str
    op: datetime | None
    zaaknummers: tuple[str, ...]
    wacht_op_antwoord: bool
