"""The developer portal: what it is built from, in TypeScript, and the serving of what was built, in Python."""
