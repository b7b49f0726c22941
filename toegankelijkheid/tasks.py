"""What the worker does for this package, each in its own part."""

from toegankelijkheid.toetsen import tasks as toetsen

__all__ = ["toetsen"]
