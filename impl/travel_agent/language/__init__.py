"""Customers' words into structured meaning, and structured results into words, in seven languages and without a
network.
"""
