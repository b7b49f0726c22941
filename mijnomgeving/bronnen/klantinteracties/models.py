"""A contact as the portal shows it."""

from dataclasses import dataclass, field
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


@dataclass(frozen=True, slots=True)
class NieuwContact:
    """A contact to write down at the organisation that had it.

    Args:
        kenmerk: ours, at most 10 characters; the same at each try, so that it is written down once.
        kanaal: how it went ("balie").
        onderwerp: what it was about.
        inhoud: what was said and done.
        op: when.
        gelukt: whether the person was reached.
        zaaknummer: the zaak that it was about; empty when it was about none.
        terugbellen: what the organisation still has to do, in words; empty when it has nothing to do.
    """

    kenmerk: str
    kanaal: str
    onderwerp: str = field(repr=False)
    inhoud: str = field(repr=False)
    op: datetime
    gelukt: bool = True
    zaaknummer: str = ""
    terugbellen: str = field(default="", repr=False)
