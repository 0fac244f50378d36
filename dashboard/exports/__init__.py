"""Exhibits as files. What a file says is what the screen says: printed forms, bounds, kinds of missing and sources."""
