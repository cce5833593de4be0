"""What runs on Amazon Web Services: the authorizer of both APIs, the templates and the images."""
