"""The post of the demo: the mails and codes that would have been sent, to be read, followed and sent back."""
