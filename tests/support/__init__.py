"""What tests share: real servers and keys, a small contract, and ways to wait."""
