"""The simulated government outside the portal, over real HTTP: demo and tests only (docs/adr/0004).

It shares nothing with the portal but `portal.core`; only its own entry point and tests import it.
"""
