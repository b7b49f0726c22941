"""Lists of steps kept in Mijn omgeving: ticks follow real zaken where a source knows (ADR 0029)."""
