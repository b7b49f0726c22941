"""The cache of public pages, first in line, which knows what each page was made of (KWALITEIT P1, P3, B31; ADR 52)."""
