"""What this package itself keeps."""

from mijnomgeving.meldingen.models import Melding

__all__ = ["Melding"]
