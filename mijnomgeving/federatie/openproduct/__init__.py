"""Open Product 1.7 (Producten and Producttypen), simulated for each organisation: permits and what else people hold."""
