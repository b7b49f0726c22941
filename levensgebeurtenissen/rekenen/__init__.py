"""How the rules are shown: their sentences in the language of the page, and the public page that lists them all."""
