"""The generation pipeline: contracts in, everything that repeats them out.

Run it with `python -m scripts.generate`. Stages: load, lint, bundle, contract model, emitters, write.
"""
