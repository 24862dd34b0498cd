"""One file per head: from the arrays of the network to values."""
