"""The one way in which reading fails."""


class Unreadable(Exception):
    """A file that cannot be read at all; the message says why, in Chinese."""
