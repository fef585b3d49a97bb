"""What readers see: frames, sentences and cells, a file a topic."""
