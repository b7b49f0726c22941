"""TLS to sources: always verified; a client certificate (mTLS, as PKIoverheid asks) or an own CA by configuration."""

import ssl
from dataclasses import dataclass, field

from django.conf import settings


@dataclass(frozen=True, slots=True)
class Verbinding:
    """TLS configuration of one source: an entry of `settings.OUTBOUND_VERBINDINGEN`, paths of PEM files.

    Args:
        ca_bestand: the CA that signs the source's certificate; empty: the system's.
        client_certificaat: our certificate.
        client_sleutel: its key.
    """

    ca_bestand: str = ""
    client_certificaat: str = ""
    client_sleutel: str = field(default="", repr=False)


def ssl_context_for(bron: str) -> ssl.SSLContext:
    """The TLS context for one source: TLS 1.2 or newer, host name and certificate checked.

    Raises:
        OSError: a configured file cannot be read.
    """
    verbinding = Verbinding(**settings.OUTBOUND_VERBINDINGEN.get(bron, {}))
    context = ssl.create_default_context(cafile=verbinding.ca_bestand or None)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if verbinding.client_certificaat:
        context.load_cert_chain(verbinding.client_certificaat, verbinding.client_sleutel or None)
    return context
