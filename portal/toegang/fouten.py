"""Why a login failed.

InlogFout
├── Geannuleerd              the person stopped
├── Verlopen                 unknown or used state or code: waited too long, second tab, or a replay
├── TokenGeweigerd           the provider's token is not what we asked for
├── NiveauTeLaag             the level of the login is lower than asked
├── NietGemachtigd           the register knows of no machtiging for whom the login is
├── RegisterOnbereikbaar     the register of machtigingen does not answer
└── AanbiederOnbereikbaar    the provider does not answer
"""

from portal.core.niveau import Niveau


class InlogFout(Exception):
    """A login failed; `detail` is for the audit log and holds no personal data."""

    def __init__(self, detail: str = "") -> None:
        super().__init__(detail)
        self.detail = detail


class Geannuleerd(InlogFout):
    """The person stopped at the provider."""


class Verlopen(InlogFout):
    """The answer belongs to no login that was started in this browser, or was used before."""


class TokenGeweigerd(InlogFout):
    """Signature, algorithm or a claim of the token is not right."""


class NiveauTeLaag(InlogFout):
    """The level of the login is lower than asked."""

    def __init__(self, middel: str, gevraagd: Niveau, *, gekregen: Niveau, volgende: str) -> None:
        super().__init__(f"{gekregen.name} in plaats van {gevraagd.name}")
        self.middel = middel
        self.gevraagd = gevraagd
        self.volgende = volgende


class AanbiederOnbereikbaar(InlogFout):
    """The provider does not answer."""


class NietGemachtigd(InlogFout):
    """The register knows of no machtiging for whom this login is."""


class RegisterOnbereikbaar(InlogFout):
    """The register of machtigingen does not answer, so that we cannot know for whom this login may act."""
