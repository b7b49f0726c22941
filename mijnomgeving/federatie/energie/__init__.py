"""The use of energy of vestigingen."""
