"""Fuzzers that run by hand or at night (`make fuzz`), guided by which branches an input reaches; not in the gate."""
