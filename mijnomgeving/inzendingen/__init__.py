"""What people send to organisations through the portal: kept, delivered once, with a receipt."""
