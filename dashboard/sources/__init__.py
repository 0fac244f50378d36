"""The only code that opens files: data packages, boundaries, prose, front-end files."""
