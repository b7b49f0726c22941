"""Writes an environment file from .env.example, with a new secret wherever one is asked; for systemd and for bash.

    python3 deploy/debian/omgeving.py server    the addresses of sources are still those of the example: fill them in
    python3 deploy/debian/omgeving.py proef     a trial on this machine, with the simulated government as sources

Needs nothing but Python, for it runs before anything is installed.
"""

import re
import secrets
import sys
from pathlib import Path

VOORBEELD = Path(__file__).resolve().parents[2] / ".env.example"
GEHEIM = re.compile(r"(SLEUTEL|SECRET|API_KEY|SECRET_KEY)$")
# Where productie.sh puts things; passwords are not needed: each user of the machine is one role of the database (peer).
MACHINE = {
    "DATABASE_URL": "postgresql://portaal@%2Fvar%2Frun%2Fpostgresql:5440/portaal",
    "REDIS_URL": "unix:///run/overheidsportaal-redis/redis.sock",
    "VIRUSSCANNER": "unix:///run/clamav/clamd.ctl",
    "PORTAAL_VAR": "/var/lib/overheidsportaal",
    "TAALMODEL_DIR": "/var/lib/overheidsportaal/taalmodel",
    "PORTAAL_HOST": "portaal.example",
    "BEHEER_HOST": "beheer.portaal.example",
    "BEHEER_NETWERK": "10.0.0.0/8",
    "OMP_NUM_THREADS": "1",
}
HOST = "portaal.localhost"
PROEF = {
    "PORTAAL_HOST": HOST,
    "BEHEER_HOST": f"beheer.{HOST}",
    "BEHEER_NETWERK": "127.0.0.0/8",
    "PORTAAL_URL": f"https://{HOST}",
    "BEHEER_URL": f"https://beheer.{HOST}",
    "DJANGO_ALLOWED_HOSTS": HOST,
    "FEDERATIE_URL": f"https://bronnen.{HOST}",
    "VIRUSSCANNER": "unix:///run/overheidsportaal-proef-clamd/clamd.ctl",
    # The certificates of the trial are signed by its own CA; Python reads this name.
    "SSL_CERT_FILE": "/etc/overheidsportaal/tls/ca.pem",
    "EMAIL_HOST": "127.0.0.1",
    "EMAIL_PORT": "8125",
    "EMAIL_TLS": "nee",
    "LOKET_DICHT_STOPT": "nee",
}
# Of no use on one machine, or made by us.
WEG = {"POSTGRES_PASSWORD"}
# In a trial the addresses of sources, and who we are there, follow from FEDERATIE_URL.
VAN_BRONNEN = re.compile(r"(_URL|_BRONNEN|_ISSUER|_CLIENT_ID|^LOKET_ORGANISATIES|^PORTAAL_OIN|^UITTREKSEL_WALLET)$")
MIDDELEN = ("DIGID", "MACHTIGEN", "EHERKENNING", "EIDAS", "WALLET")


def read_example() -> dict[str, str]:
    """The variables of the example that are not commented out."""
    return dict(regel.split("=", 1) for regel in VOORBEELD.read_text().splitlines() if re.match(r"[A-Z_]+=", regel))


def make(soort: str) -> dict[str, str]:
    """Every variable of the file.

    Args:
        soort: "server" or "proef".
    """
    waarden = {naam: waarde for naam, waarde in read_example().items() if naam not in WEG}
    if soort == "proef":
        waarden = {naam: waarde for naam, waarde in waarden.items() if not VAN_BRONNEN.search(naam)}
    for naam, waarde in waarden.items():
        if not waarde and GEHEIM.search(naam):
            waarden[naam] = secrets.token_urlsafe(48)
    waarden |= MACHINE
    if soort == "proef":
        # One provider in the simulated government answers for all means, with one secret.
        geheim = secrets.token_urlsafe(48)
        waarden |= PROEF | {f"{middel}_CLIENT_SECRET": geheim for middel in MIDDELEN}
    return {naam: waarde for naam, waarde in waarden.items() if waarde}


def main() -> None:
    """Print the file."""
    if sys.argv[1:] not in (["server"], ["proef"]):
        sys.exit("Gebruik: omgeving.py server|proef")
    for naam, waarde in make(sys.argv[1]).items():
        print(f"{naam}='{waarde}'")


if __name__ == "__main__":
    main()
