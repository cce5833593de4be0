"""What the gateways cost: prices and assumptions as data, a model over them, and the page that shows the figures."""
