"""Faults that are put into the program, to see that the run finds them."""

NAMES = ("crash", "slow", "link")


def plant(fault: str) -> None:
    """Put a fault into the program as this process has it; none where it is empty."""
    from helpers.ledger import rejects
    from helpers.notebook import markdown

    read = rejects.read
    if fault == "crash":
        rejects.read = lambda block, spans: [][1] if "7-9%" in block.text else read(block, spans)
    if fault == "slow":
        rejects.read = lambda block, spans: read(block, spans) if len(block.text) < 1200 else _endless()
    if fault == "link":
        markdown.escape = lambda text: text


def _endless() -> None:
    while True:
        pass
