"""What readers see: frames, sentences and cells, a file a topic."""

import logging

# Where it may write nowhere at home, Matplotlib warns with this machine's folders, and a notebook would keep that.
logging.getLogger("matplotlib").setLevel(logging.ERROR)
