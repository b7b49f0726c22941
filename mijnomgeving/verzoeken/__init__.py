"""Asking and applying from another country of Europe, without a Dutch number (Dienstenwet, art. 5)."""
