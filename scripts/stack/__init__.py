"""The local stack: database, issuer of tokens, services and gateway on this machine, with nothing to install.

``python -m scripts.stack`` runs it on the fixed ports; ``python -m scripts.stack --ephemeral -- COMMAND`` runs a
command against a fresh one on free ports. Tests use :func:`scripts.stack.supervisor.running_stack` and
:func:`scripts.stack.database.fresh_database`.
"""
