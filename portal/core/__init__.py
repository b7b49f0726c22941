"""Value types that every package may use. Pure Python: no Django, no I/O."""
