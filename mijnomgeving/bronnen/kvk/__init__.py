"""Companies at their source: KVK Zoeken 2.0, Basisprofiel 1.4, Vestigingsprofiel 1.x and Mutatieservice 1.x."""
