"""Messages in the magazijn of each organisation: Federatief Berichtenstelsel, Berichtenmagazijn API 0.2."""
