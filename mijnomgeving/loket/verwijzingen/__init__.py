"""Warm referrals: somebody's question goes to a colleague elsewhere, with what the person agreed to."""
