"""The PLOVER codebook and the cue lists as data, with their loaders."""
