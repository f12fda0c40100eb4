"""Which steps of a visit are truly done."""

from __future__ import annotations

from inspector.facts.vocabulary import VisitState


def done_steps(state: VisitState, *, answered: bool) -> frozenset[str]:
    """The steps with a tick: all is answered, the content is fixed, the signatures are there.

    `answered`: nothing of the visit is left to answer. Printing is never over.
    """
    fixed = state in (VisitState.FROZEN, VisitState.CLOSED)
    done = {
        "walk": answered or fixed,
        "review": fixed,
        "sign": state is VisitState.CLOSED,
    }
    return frozenset(step for step, over in done.items() if over)
