"""Companies at the Belastingdienst: periods of returns, staff, and which returns are in."""
