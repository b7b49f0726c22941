"""Links to other sites: collected each night, checked politely, and called broken only after more than one bad day."""
