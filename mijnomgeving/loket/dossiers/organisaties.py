"""Names of the organisations at the counter, by OIN."""

from portal.toegang.medewerkers.medewerker import Loketorganisatie, list_organisaties


def find_organisatie(oin: str) -> Loketorganisatie | None:
    """The organisation with this OIN; None when it works at the counter no longer."""
    return next((een for een in list_organisaties() if str(een.oin) == oin), None)


def name_of(oin: str) -> str:
    """How people know it; the OIN itself of one that left."""
    gevonden = find_organisatie(oin)
    return gevonden.naam if gevonden else oin


def list_andere(oin: str) -> list[tuple[str, str]]:
    """OIN and name of every organisation at the counter but this one."""
    return [(str(een.oin), een.naam) for een in list_organisaties() if str(een.oin) != oin]
