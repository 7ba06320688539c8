"""Reads pages from standard input with trafilatura; read.mjs says what a line has."""

import json
import sys
import time

import trafilatura

WARM_UP = 30


def read(page):
    """What trafilatura makes of a page, None where it fails."""
    try:
        return trafilatura.bare_extraction(page["html"], url=page.get("url"), with_metadata=True)
    except Exception:
        return None


pages = [json.loads(line) for line in sys.stdin]
for page in pages[:WARM_UP]:
    read(page)
for page in pages:
    start = time.process_time()
    document = read(page)
    line = {"ms": 1000 * (time.process_time() - start)}
    if document:
        line["title"] = document.title
        line["byline"] = document.author
        line["publishedTime"] = document.date
        line["textContent"] = f"{document.text or ''}\n{document.comments or ''}"  # as extract() gives them
    print(json.dumps(line))
