"""The Lambda authorizer: who calls, and which operations of the API the caller's token permits.

`authorizer` is the core and runs anywhere, `handler` is the entry point on AWS.
"""
