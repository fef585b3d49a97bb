"""Pages that lie elsewhere than in this machine's folders: any address that fsspec opens, such as s3://bucket/pages."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from helpers.page import documents


class GivenError(ValueError):
    """What was given cannot be surveyed; the message names it and the remedy."""


def is_address(name: str) -> bool:
    """Whether a name is an address rather than a path."""
    return "://" in name


def exists(address: str) -> bool:
    """Return whether something lies at an address; raises GivenError where it cannot be asked."""
    system, path = _opened(address)
    try:
        return bool(system.exists(path))
    except Exception as error:  # every store has errors of its own
        raise GivenError(f"{address}: cannot be opened ({error}); check the address.") from None


def pages(address: str) -> Iterator[str]:
    """Yield the addresses of the pages below an address, sorted, or the address itself where it is a page."""
    system, path = _opened(address)
    if system.isfile(path):
        yield address
        return
    for found in sorted(system.find(path)):
        inside = found[len(path) :].split("/")
        if found.lower().endswith(documents.ENDINGS) and not any(name.startswith(".") for name in inside):
            yield system.unstrip_protocol(found)


def read(address: str) -> bytes:
    """Return the bytes that lie at an address; raises what its store raises."""
    system, path = _opened(address)
    return bytes(system.cat_file(path))


def _opened(address: str) -> tuple[Any, str]:  # Any: fsspec has no types
    protocol, _, _ = address.partition("://")
    system = _system(protocol)
    return system, str(system._strip_protocol(address))


@cache
def _system(protocol: str) -> Any:  # Any: as above
    try:
        import fsspec

        return fsspec.filesystem(protocol)
    except (ImportError, ValueError) as error:
        raise GivenError(
            f"{protocol}://: such addresses need the package fsspec, and for some stores another one ({error}); "
            "install requirements-cluster.txt."
        ) from None
