"""Vehicles at their source: the RDW's register of vehicles (closed) and its open data."""
