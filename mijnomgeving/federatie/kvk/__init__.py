"""The Handelsregister: KVK Zoeken 2.0, Basisprofiel 1.4, Vestigingsprofiel, Mutatieservice, and who runs a company."""
