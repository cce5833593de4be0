"""The embedded model: rules and small local models behind the interface of a large one."""
