"""What became of some files, in a sentence."""

from __future__ import annotations

from inspector.facts.scan import Fate, ScanReport
from inspector.i18n import _


def filed_words(report: ScanReport, subject: str = "") -> str:
    """How many pages were filed, were there already, or are blank.

    `subject`: what went to other papers than this one is named paper by paper.
    """
    labels = {one.paper.subject: one.paper.label for one in report.papers}
    said = []
    own = [page for page in report.fits if not subject or page.subject == subject]
    if own:
        said.append(_("收入 {n} 页").format(n=len(own)))
    others = dict.fromkeys(page.subject for page in report.fits if page not in own)
    for other in others:
        pages = "、".join(str(page.page) for page in report.fits if page.subject == other)
        words = _("第 {pages} 页是{paper}的，已经归到那一份")
        said.append(words.format(pages=pages, paper=labels[other]))
    for fate, words in ((Fate.FILED, _("{n} 张早已收入")), (Fate.BLANK, _("{n} 张是空白页"))):
        if count := len(report.of(fate)):
            said.append(words.format(n=count))
    return "；".join(said) + "。" if said else ""
