"""What this part keeps."""
