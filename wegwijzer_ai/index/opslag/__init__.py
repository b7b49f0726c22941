"""Where the vectors live when they do not live in the processes themselves (docs/adr/0013)."""
