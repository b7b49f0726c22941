"""A conversation: several turns with what they remember, for half an hour and without knowing whose it is."""
