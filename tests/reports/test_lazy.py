"""What a start of the program must not wait for."""

from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.parametrize("module", ["summary", "sheets", "glyphs", "wording"])
def test_module_does_not_load_the_pdf_library(module: str) -> None:
    code = f"import sys, inspector.reports.{module}; sys.exit('reportlab' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
