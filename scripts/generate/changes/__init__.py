"""What changes between two versions of a contract mean for those who use it, and the versions this implies."""
