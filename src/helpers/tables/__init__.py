"""Tables as files on disk: their columns and units, how they are read, checked and written; no market."""
