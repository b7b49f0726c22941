"""Passports and identity cards at their source: Reisdocumenten 2.0 (Haal Centraal)."""
