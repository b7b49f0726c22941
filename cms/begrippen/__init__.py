"""Words of the government in plain Dutch: explained on the page where they first stand, and all together in a list."""
