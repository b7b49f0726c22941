"""Who works at the counter of an organisation, what waits for them, and how it goes: for team leads."""
