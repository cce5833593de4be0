"""The figures of the project: what `make bench` measures."""
