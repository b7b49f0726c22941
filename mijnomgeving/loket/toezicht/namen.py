"""Who a pseudonym is: only of staff of the own organisation, and only for its privacy officer."""

from collections.abc import Iterable

from portal.toegang.medewerkers.accounts import Account, list_accounts
from portal.toegang.medewerkers.medewerker import Loketorganisatie

ONBEKEND = "Onbekende medewerker"


class Namen:
    """The staff of one organisation, by the pseudonyms of the audit log and by those of our own tables."""

    def __init__(self, accounts: Iterable[Account]) -> None:
        self.accounts = tuple(accounts)
        self._per_kenmerk = {een.kenmerk: een for een in self.accounts}
        self._per_auditnaam = {naam: een for een in self.accounts for naam in een.auditnamen}

    def by_audit(self, pseudoniem: str) -> str:
        """The name behind a row of the audit log; empty for a row of nobody in particular."""
        return _name(self._per_auditnaam.get(pseudoniem), pseudoniem)

    def by_kenmerk(self, kenmerk: str) -> str:
        """The name behind a row of our own tables."""
        return _name(self._per_kenmerk.get(kenmerk), kenmerk)

    def auditnamen(self, kenmerk: str) -> list[str]:
        """The pseudonyms of one of them in the audit log."""
        return self._per_kenmerk[kenmerk].auditnamen if kenmerk in self._per_kenmerk else []


def read_namen(organisatie: Loketorganisatie) -> Namen:
    """Everybody of this organisation who ever logged in."""
    return Namen(list_accounts(organisatie=organisatie.oin))


def _name(account: Account | None, sleutel: str) -> str:
    if account is None:
        return f"{ONBEKEND} {sleutel[:6]}" if sleutel else ""
    return account.naam
