"""The command line, which kills itself before its so-manieth move of a file: python killed_at_move.py NUMBER audit …"""

import os
import signal
import sys
from itertools import count

from helpers.__main__ import app

last, number, me = int(sys.argv[1]), count(), os.getpid()
moves = {"replace": os.replace, "rename": os.rename}


def killing(move):
    def moved(*places, **given):
        if os.getpid() == me and next(number) == last:
            os.kill(me, signal.SIGKILL)
        return move(*places, **given)

    return moved


for name, move in moves.items():
    setattr(os, name, killing(move))
app(sys.argv[2:], prog_name="python -m helpers")
