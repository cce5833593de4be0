"""The function that makes a database and a role for each service when the data stack is deployed."""
