"""Benefits of UWV, SVB and gemeenten, simulated."""
