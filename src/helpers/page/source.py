"""."""


class ReportError(ValueError):
    """A file that cannot be read as a report; the message names the file, the place and the remedy."""
