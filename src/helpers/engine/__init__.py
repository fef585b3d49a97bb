"""Numbers: intervals, linear programmes, conflicts and certificates; no market word."""
