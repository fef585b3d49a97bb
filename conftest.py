"""Where something committed is found to be no longer what the code makes, the command that makes it is told.

It stands here, above `tests` and `notebooks`, since nbval compares the notebooks without the tests.
"""

import pytest

NOTEBOOKS = "make audit"


def pytest_configure(config):
    """Make known the mark of a test that compares what is committed."""
    config.addinivalue_line("markers", "made_by(command): the command writes what this test compares")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item):
    """Add the command below what a test says when it fails."""
    report = yield
    if report.failed:
        marked = [mark.args[0] for mark in item.iter_markers("made_by")]
        for command in [NOTEBOOKS] if item.path.suffix == ".ipynb" else marked:
            report.sections.append(("made anew by", f"{command}\n\nRead what it changes, then commit it."))
    return report
