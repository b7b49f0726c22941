"""What people, editors and the Algoritmeregister read about how the assistant works and how good it is."""
