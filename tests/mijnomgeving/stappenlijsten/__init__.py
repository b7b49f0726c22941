"""Lists of steps kept in Mijn omgeving."""
