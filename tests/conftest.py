"""Makes the helpers of the tests importable from every test; lets no property test fail for its time alone.

What a test starts as a process of its own runs the program that stands beside the tests, whichever is installed.
"""

import os
import sys
from pathlib import Path

from hypothesis import settings

SOURCE = Path(__file__).parents[1] / "src"
sys.path.insert(0, str(Path(__file__).parent))
os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (str(SOURCE), os.environ.get("PYTHONPATH"))))
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
