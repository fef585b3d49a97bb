"""Pictures: a frame in, a figure out; no case, no finding."""
