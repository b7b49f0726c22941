"""Appointments with organisations, as the person sees them."""
