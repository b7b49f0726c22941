"""The Basisregistratie Inkomen: who had which registered income in which year."""
