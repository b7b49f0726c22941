"""Accessibility checks of pages in a real browser, by several engines behind one interface."""
