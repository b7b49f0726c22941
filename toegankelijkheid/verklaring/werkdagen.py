"""Days on which people work. Feast days count too: then an answer comes earlier than it must."""

from datetime import date, timedelta

ANTWOORD_WERKDAGEN = 2
_ZATERDAG = 5


def add_werkdagen(dag: date, aantal: int) -> date:
    """The working day so many working days after this one."""
    while aantal:
        dag += timedelta(days=1)
        aantal -= dag.weekday() < _ZATERDAG
    return dag
