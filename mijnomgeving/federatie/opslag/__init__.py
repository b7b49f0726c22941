"""The data files and the types that they become."""
