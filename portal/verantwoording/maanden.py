"""The logs in parts of a month (docs/adr/0058): made ahead, and let go of with a seal that keeps the chain whole.

A part of the audit log that is let go of is a table of its own, `verantwoording_auditregel_2025_11`, which can be kept
elsewhere. Its seal says with which rows it begins and ends, so that the chain after it still has a beginning, and the
part itself can be checked for as long as it is kept.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from typing import LiteralString

from django.db import connection, transaction
from django.utils import timezone
from psycopg import sql

from portal.verantwoording.keten import BEGIN, Breuk, find_breuk_in_deel, sign_verzegeling
from portal.verantwoording.models import AuditRegel, AuditVerzegeling, Verwerking
from portal.verantwoording.sleutels import audit_sleutels

__all__ = ["DeelFout", "Maanden", "check_deel", "find_maanden", "list_delen", "make_maanden", "seal_oudste"]

VOORUIT = 3
# Each log, and the moment by which it is in months.
_MOMENT = {"verantwoording_auditregel": "tijdstip", "verantwoording_verwerking": "start_time"}
_LOGBOEKEN = tuple(_MOMENT)
_DELEN = """
SELECT relname, substring(pg_get_expr(relpartbound, pg_class.oid) FROM 'TO \\(''([^'']+)')::timestamptz
FROM pg_inherits JOIN pg_class ON inhrelid = pg_class.oid
WHERE inhparent = %s::regclass ORDER BY 2 NULLS LAST
"""


class DeelFout(Exception):
    """A part of the log cannot be let go of; the message says why."""


@dataclass(frozen=True, slots=True)
class Maanden:
    """Whether the months that come have a part.

    Attributes:
        tot: until when both logs have one.
        buiten: whether rows stand in no month, because theirs was not made in time.
    """

    tot: datetime
    buiten: bool

    @property
    def in_orde(self) -> bool:
        """At least one whole month is ahead, and nothing stands outside."""
        return not self.buiten and (self.tot - timezone.now()).days >= 28  # noqa: PLR2004 - the shortest month


def make_maanden(*, vooruit: int = VOORUIT) -> list[str]:
    """Make the parts of this month and so many after it, for both logs; gives the names of the new ones.

    Raises:
        DatabaseError: a month has rows outside already (`find_maanden` says so).
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT verantwoording_maak_maanden(%s)", [vooruit])
        return [naam for (naam,) in cursor.fetchall()]


def find_maanden() -> Maanden:
    """How far ahead the parts go."""
    tot, buiten = [], False
    for logboek in _LOGBOEKEN:
        einde = max(einde for _, einde in _delen(logboek) if einde is not None)
        tot.append(einde)
        with connection.cursor() as cursor:
            # All months together go from the beginning to there, so this looks at the rest alone.
            vraag = f"SELECT EXISTS (SELECT FROM {logboek} WHERE {_MOMENT[logboek]} >= %s)"  # noqa: S608 - our own names
            cursor.execute(vraag, [einde])
            buiten = buiten or bool(cursor.fetchone()[0])
    return Maanden(tot=min(tot), buiten=buiten)


def list_delen() -> list[str]:
    """The parts of the audit log that are over, oldest first."""
    nu = timezone.now()
    return [naam for naam, einde in _delen(_LOGBOEKEN[0]) if einde is not None and einde <= nu]


def seal_oudste(*, voor: datetime) -> AuditVerzegeling | None:
    """Let go of the oldest part of the audit log, and of the records that no row points to any more.

    It is checked first, and the seal is written in the same transaction; only the owner of the tables may do this.

    Args:
        voor: only a part that ended before this moment.

    Returns:
        The seal; None when no part is that old.

    Raises:
        DeelFout: the part is not whole, or rows of another moment stand in it.
    """
    with transaction.atomic():
        delen = [(naam, einde) for naam, einde in _delen(_LOGBOEKEN[0]) if einde is not None and einde <= voor]
        if not delen:
            return None
        deel, einde = delen[0]
        zegel = _seal(deel, _rows(deel))
        if breuk := check_deel(zegel, met_verwerkingen=True):
            raise DeelFout(f"{deel} is geschonden bij regel {breuk.volgnummer}: {breuk.reden}")
        zegel.save(force_insert=True)
        _let_go(_LOGBOEKEN[0], deel)
        # A read of the last second of a month is written down in the next: its record stays one month longer.
        for record, tot in _delen(_LOGBOEKEN[1]):
            if tot is not None and tot < einde:
                _let_go(_LOGBOEKEN[1], record)
    return zegel


def check_deel(zegel: AuditVerzegeling, *, met_verwerkingen: bool = False) -> Breuk | None:
    """The first row of a sealed part that is not as it was written; None when it is whole.

    Args:
        zegel: its seal.
        met_verwerkingen: compare the records of the Logboek Dataverwerkingen as well, which must be there then.
    """
    regels = _rows(zegel.deel)
    records: dict[str, Verwerking] = {}
    if met_verwerkingen:
        gevonden = Verwerking.objects.filter(operation_id__in=[r.operation_id for r in regels if r.operation_id])
        records = {verwerking.operation_id: verwerking for verwerking in gevonden.iterator()}
    paren = [(regel, records.get(regel.operation_id) if regel.verwerking_hash else None) for regel in regels]
    return find_breuk_in_deel(paren, zegel=zegel, sleutels=audit_sleutels(), met_verwerkingen=met_verwerkingen)


def _seal(deel: str, regels: Sequence[AuditRegel]) -> AuditVerzegeling:
    vorige = AuditVerzegeling.objects.order_by("-tot").first()
    na, schakel = (vorige.tot, vorige.hmac) if vorige else (0, BEGIN)
    nummers = [regel.volgnummer for regel in regels]
    if nummers and (nummers[0] != na + 1 or any(b != a + 1 for a, b in pairwise(nummers))):
        raise DeelFout(f"de regels van {deel} volgen niet zonder gat op regel {na}")
    sleutel_id, sleutel = next(iter(audit_sleutels().items()))
    zegel = AuditVerzegeling(
        deel=deel,
        vanaf=na + 1,
        tot=nummers[-1] if nummers else na,
        vorige_hmac=schakel,
        hmac=regels[-1].hmac if regels else schakel,
        sleutel_id=sleutel_id,
        verzegeld_op=timezone.now(),
    )
    zegel.handtekening = sign_verzegeling(zegel, sleutel=sleutel)
    return zegel


def _let_go(logboek: str, deel: str) -> None:
    """A table of its own, as unchangeable as it was inside."""
    with connection.cursor() as cursor:
        cursor.execute(_named("ALTER TABLE {} DETACH PARTITION {}", logboek, deel))
        cursor.execute(
            _named(
                "CREATE TRIGGER onveranderlijk BEFORE UPDATE OR DELETE ON {} "
                "FOR EACH ROW EXECUTE FUNCTION verantwoording_weiger()",
                deel,
            )
        )


def _rows(deel: str) -> Sequence[AuditRegel]:
    return list(AuditRegel.objects.raw(_named("SELECT * FROM {} ORDER BY volgnummer", deel)))


def _named(opdracht: LiteralString, *tabellen: str) -> str:
    """A command about tables, of which PostgreSQL takes no name as a parameter."""
    return sql.SQL(opdracht).format(*map(sql.Identifier, tabellen)).as_string()


def _delen(logboek: str) -> list[tuple[str, datetime | None]]:
    with connection.cursor() as cursor:
        cursor.execute(_DELEN, [logboek])
        return [(naam, einde.astimezone(UTC) if einde else None) for naam, einde in cursor.fetchall()]
