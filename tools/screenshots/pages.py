"""Pages of PDF reports as pictures."""

from __future__ import annotations

import subprocess  # nosec B404 - poppler's tools are called with fixed arguments
from pathlib import Path

RESOLUTION_DPI = 80
PAGES = {
    # Picture, report and what stands on the page.
    "report-page": ("示例五铁矿", "七、图件"),
    "report-verdict": ("示例二采石场", "二、初判结论"),
    "report-opinion": ("示例二采石场", "八、部门意见"),
}


def photograph_reports(documents: Path, raw: Path) -> None:
    """Picture the pages that the manual shows.

    Parameters
    ----------
    documents
        Folder below which the reports of the demonstration county lie.
    raw
        Folder that receives the pictures.
    """
    for picture, (mine, words) in PAGES.items():
        (report,) = documents.rglob(f"reports/*{mine}.pdf")
        page = str(page_with(report, words))
        command = [
            *("pdftoppm", "-png", "-singlefile", "-r", str(RESOLUTION_DPI)),
            *("-f", page, "-l", page, str(report), str(raw / picture)),
        ]
        subprocess.run(command, check=True)  # nosec B603


def page_with(report: Path, words: str) -> int:
    """Return the first page on which words stand, counted from 1.

    Raises
    ------
    ValueError
        If they stand nowhere.
    """
    command = ["pdftotext", str(report), "-"]
    done = subprocess.run(  # nosec B603
        command, capture_output=True, encoding="utf-8", check=True
    )
    for number, text in enumerate(done.stdout.split("\f"), start=1):
        if words in text:
            return number
    message = f"{report.name} has no page with {words}"
    raise ValueError(message)
