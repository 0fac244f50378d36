"""The command `governance-atlas`: check data, serve the dashboard, make briefings. Also `python -m dashboard.cli`.

Nothing but the standard library and the checks is imported before a command needs it, so that help comes at once.
"""

from dashboard.cli.command import locale_language, main

__all__ = ["locale_language", "main"]
