"""What KVK keeps of companies besides their profiles."""
