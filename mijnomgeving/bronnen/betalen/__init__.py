"""Where people pay: a payment service that sends them to their bank, and knows how it ended."""
