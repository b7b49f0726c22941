"""Track and trace of zaken over organisations."""
