"""Gateways in front of the services: on AWS, and on our own machines. Their configurations are generated."""
