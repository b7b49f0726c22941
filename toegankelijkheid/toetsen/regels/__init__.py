"""Our own rules: what the engines of others do not look at. One file of JavaScript per rule, and an index."""
