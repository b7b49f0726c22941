"""Benefits at their sources: what UWV, SVB and gemeenten pay somebody."""
