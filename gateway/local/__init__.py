"""A gateway for development, which reads the documents that AWS imports and does as Amazon API Gateway would."""
