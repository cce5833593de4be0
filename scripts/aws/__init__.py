"""Packages what is deployed on AWS: templates that hold the generated documents, archives of functions, parameters."""
