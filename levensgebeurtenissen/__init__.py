"""Life events: what to arrange, in order of time, over all organisations."""
