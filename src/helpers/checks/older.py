"""Growth of an older period: printed beside the forecast, and saying nothing about it."""

from helpers.case import Case
from helpers.checks import note, phrases
from helpers.checks.growth import arithmetic, conflicts, paths
from helpers.checks.note import Note
from helpers.readings import timeline


def notes(case: Case) -> list[Note]:
    """Return one note a growth claim that ends before the title's forecast begins."""
    found, time = [], case.tested.timeline
    for c in paths.growths(case.tested.claims):
        spans = timeline.spans(c, time).values()
        if spans and all(arithmetic.relation(span, time) == "history" for span in spans):
            years = conflicts.years(next(iter(spans)))
            detail = (
                f"{phrases.hedged(c)} ({c.claim_id}) covers {years}, before the forecast from {time.first} begins:"
                " it says nothing about the forecast."
            )
            found.append(note.of_claim("growth.history", c, detail))
    return found
