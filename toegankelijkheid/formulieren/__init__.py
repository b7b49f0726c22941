"""Forms on public pages that anybody may send, without a cookie and without knowing who (docs/adr/0009)."""
