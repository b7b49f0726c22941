"""Local charges: the letters of gemeenten to companies."""
