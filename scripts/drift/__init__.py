"""Whether everything that repeats the contract says the same: specs, served documents, gateways and clients.

Each is read by a reader of its own, which shares nothing with the pipeline that wrote it, and tells facts. What a text
tells is compared with what ``specs/`` tells of the same aspects.
"""
