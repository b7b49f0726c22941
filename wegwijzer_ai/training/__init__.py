"""Learning from the catalogue itself: which product people mean by their words."""
