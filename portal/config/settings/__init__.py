"""Settings per way of running: ontwikkel, test, productie; base holds what they share."""
