"""Production on one Debian machine, without containers."""
