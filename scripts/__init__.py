"""Commands of the project: one module or package for each task."""
