"""What works now and what does not: measured, announced, shown to everybody, and closed for planned work (ADR 54)."""
