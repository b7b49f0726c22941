"""OAuth 2.0 client credentials (OAuth NL GOV profile, grant for machine to machine)."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field

from portal.core.deadline import Deadline
from portal.outbound.client import request_json
from portal.outbound.fouten import Onbegrijpelijk
from portal.outbound.verzoek import Verzoek

_MARGE = 30.0
_LEVENSDUUR = 60.0


@dataclass(slots=True)
class ClientCredentials:
    """Gets a token from the source's authorization server and keeps it until shortly before it ends.

    Make one per source, when the process starts, and give it to each `Verzoek`.

    Args:
        bron: the source's name.
        token_url: the token endpoint.
        client_id: who we are.
        client_secret: our secret.
        scope: scopes, separated by spaces.
    """

    bron: str
    token_url: str = field(repr=False)
    client_id: str
    client_secret: str = field(repr=False)
    scope: str = ""
    _token: str = field(default="", init=False, repr=False)
    _geldig_tot: Deadline = field(default=Deadline(0.0), init=False, repr=False)
    _lock: asyncio.Lock = field(default_factory=asyncio.Lock, init=False, repr=False)

    async def headers(self, *, deadline: Deadline) -> Mapping[str, str]:
        """The Authorization header.

        Raises:
            BronFout: the authorization server gave no token.
        """
        async with self._lock:
            if self._geldig_tot.passed:
                await self._fetch(deadline)
            return {"Authorization": f"Bearer {self._token}"}

    def forget(self) -> None:
        """Drop the token: the source refused it."""
        self._geldig_tot = Deadline(0.0)

    async def _fetch(self, deadline: Deadline) -> None:
        form = {"grant_type": "client_credentials", "client_id": self.client_id, "client_secret": self.client_secret}
        if self.scope:
            form["scope"] = self.scope
        # Its own breaker: a token server that is down says nothing about the source behind it.
        naam = f"{self.bron} (toegang)"
        antwoord = await request_json(
            Verzoek(naam, "POST", self.token_url, form=form, idempotent=True), deadline=deadline
        )
        match antwoord.data:
            case {"access_token": str(token), **rest}:
                levensduur = rest.get("expires_in")
                seconds = float(levensduur) if isinstance(levensduur, int | float) else _LEVENSDUUR
                self._token, self._geldig_tot = token, Deadline.after(max(seconds - _MARGE, 1.0))
            case _:
                raise Onbegrijpelijk(naam, "geen token")
