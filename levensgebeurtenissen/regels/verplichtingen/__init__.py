"""What a company must do and until when: dated rules on the facts of its sources. No framework, no clock, no source."""
