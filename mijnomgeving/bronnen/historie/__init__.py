"""Where somebody lived: BRP historie 2.0 (Haal Centraal)."""
