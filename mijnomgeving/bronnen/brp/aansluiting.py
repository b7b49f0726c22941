"""How the portal asks the services of RvIG: its proof, and for what goal and for whom."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from portal.core.deadline import Deadline
from portal.outbound.service import Auth, Verzoek, request_json

# People look at their own data: the goal and the user are the same for every question of the portal.
_DOELBINDING, _GEBRUIKER = "inzage-betrokkene", "betrokkene"


@dataclass(frozen=True, slots=True)
class Aansluiting:
    """The connection to one or more services of RvIG.

    Args:
        api_key: sent as X-API-KEY; empty where tokens prove who we are.
        auth: gives those tokens (OAuth 2.0 client credentials).
    """

    api_key: str = field(repr=False)
    auth: Auth | None = field(default=None, repr=False)

    async def ask(self, bron: str, url: str, vraag: Mapping[str, Any], *, verwerking: str, deadline: Deadline) -> Any:  # noqa: ANN401 - JSON may be anything
        """The answer to a question; asking is harmless, so it may be asked twice.

        Raises:
            BronFout: there is no usable answer.
        """
        headers = {"x-doelbinding": _DOELBINDING, "x-verwerking": verwerking, "x-gebruiker": _GEBRUIKER}
        verzoek = Verzoek(
            bron=bron,
            methode="POST",
            url=url,
            json=dict(vraag),
            headers=headers | ({"X-API-KEY": self.api_key} if self.api_key else {}),
            auth=self.auth,
            idempotent=True,
        )
        return (await request_json(verzoek, deadline=deadline)).data
