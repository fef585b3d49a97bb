"""Text of others for the eye: characters that steer a terminal or turn the direction of reading become signs."""

import re

# Controls but tab and line ends, marks of direction, separators of lines, and halves of characters.
_UNSEEN = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)
_ENDS = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def visible(text: str) -> str:
    r"""Return a text in which such a character stands as its number: \x1b, \u202e."""
    return _UNSEEN.sub(lambda match: _number(match[0]), text)


def line(text: str) -> str:
    """Return a text as one line that may be shown on a terminal."""
    return re.sub(r"[\n\r\t]", lambda match: _ENDS[match[0]], visible(text))


def _number(character: str) -> str:
    code = ord(character)
    if 0xDC80 <= code <= 0xDCFF:  # a byte of a file's name that is no UTF-8
        return f"\\x{code - 0xDC00:02x}"
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
