"""The soak: mixed traffic for a long time at a part of what the house can carry, with faults on and off by plan."""
