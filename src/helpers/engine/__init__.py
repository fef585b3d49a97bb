"""Numbers: intervals, linear programmes, conflicts and certificates; no market word.

Numbers may be fractions or floats. That a system of bounds cannot hold is only said with multipliers (Farkas' lemma)
that are checked in exact fractions; what an interval holds is exact throughout.
"""
