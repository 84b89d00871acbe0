"""The stages of the pipeline: pure functions from model to model, in the order of `scripts.pipeline`."""
