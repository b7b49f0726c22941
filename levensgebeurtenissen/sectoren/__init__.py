"""Sectors: what somebody with such a company has to know and arrange, found by own words or by SBI code (ADR 37)."""
