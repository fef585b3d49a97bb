"""Parts and their wholes: sizes, increments, shares of segments and companies."""
