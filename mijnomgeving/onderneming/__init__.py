"""What a company is and has, put together from its sources."""
