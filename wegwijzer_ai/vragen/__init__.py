"""What people asked: kept masked and counted, for editors."""
