"""Certificates for tests: an own CA, and what it signs."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID


@dataclass(frozen=True)
class Certificaat:
    """Paths of a certificate and its key."""

    pem: str
    sleutel: str


class ProefCA:
    """Signs certificates into a folder; `pem` is its own."""

    def __init__(self, folder: Path, naam: str = "proef-ca") -> None:
        self._folder, self._naam = folder, naam
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._cert = self._sign(naam, self._key, x509.BasicConstraints(ca=True, path_length=0))
        self.pem = str(folder / f"{naam}.pem")
        Path(self.pem).write_bytes(self._cert.public_bytes(Encoding.PEM))

    def issue(self, host: str) -> Certificaat:
        """A certificate for a host or a client."""
        key = ec.generate_private_key(ec.SECP256R1())
        cert = self._sign(host, key, x509.BasicConstraints(ca=False, path_length=None))
        pem, sleutel = self._folder / f"{self._naam}-{host}.pem", self._folder / f"{self._naam}-{host}.key"
        pem.write_bytes(cert.public_bytes(Encoding.PEM))
        sleutel.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        return Certificaat(str(pem), str(sleutel))

    def _sign(self, naam: str, key: ec.EllipticCurvePrivateKey, basic: x509.BasicConstraints) -> x509.Certificate:
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, naam)])
        issuer = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, self._naam)])
        now = datetime.now(UTC)
        builder = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(issuer)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - timedelta(minutes=1))
            .not_valid_after(now + timedelta(hours=1))
            .add_extension(basic, critical=True)
            .add_extension(x509.SubjectAlternativeName([x509.DNSName(naam)]), critical=False)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(self._key.public_key()), critical=False)
            .add_extension(
                x509.KeyUsage(
                    digital_signature=True,
                    key_cert_sign=basic.ca,
                    crl_sign=basic.ca,
                    content_commitment=False,
                    key_encipherment=False,
                    data_encipherment=False,
                    key_agreement=False,
                    encipher_only=False,
                    decipher_only=False,
                ),
                critical=True,
            )
        )
        return builder.sign(self._key, SHA256())
