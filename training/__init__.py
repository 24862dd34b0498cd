"""Training of the networks that the package runs. torch lives here and never in the package."""
