"""Files that people send: what may come in, checked by content and scanned before anything is kept (KWALITEIT B35)."""

from mijnomgeving.bestanden.inhoud import Bestandsinhoud

__all__ = ["Bestandsinhoud"]
