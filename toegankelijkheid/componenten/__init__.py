"""The NL Design System components of the portal, each a function that gives HTML and a template."""
