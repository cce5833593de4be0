"""Policy as code: which tool calls are allowed, and which texts are supported by what tools returned."""
