"""Files that a person names, beside the data folder, and the sentence where one refuses."""

from __future__ import annotations

from inspector.store.disk import reading, writing

__all__ = ["reading", "writing"]
