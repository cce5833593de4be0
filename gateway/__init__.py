"""The gateways: what they enforce is generated, and here is what is written by hand around it."""
