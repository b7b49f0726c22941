"""Which surveys CBS asked a company to fill in."""
