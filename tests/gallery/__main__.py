"""What does the whole product look like? `./dev gallery [PART OF A NAME]` writes var/gallery/index.html.

Without an argument also the README's pictures are taken again, in tests/pictures/. The word "looks" takes the small
pictures anew with which tests compare every document, and the sheet that shows all documents.

Exit code 1 when an address shows no picture, a page is wider than its window, or a browser or the renderer complained.
"""

import io
import shutil
import sys
import time

from tests.gallery import browser, documents, pages, people, portal, readme, sheet

FOLDER = portal.ROOT / "var" / "gallery"


def main(words: list[str]) -> int:
    """Take the pictures whose names hold one of the words; all of them without words."""
    began = time.monotonic()

    def wanted(name: str) -> bool:
        return not words or any(word in name for word in words)

    for part in ("pages", "documents"):
        if not words:
            shutil.rmtree(FOLDER / part, ignore_errors=True)
        (FOLDER / part).mkdir(parents=True, exist_ok=True)
    faults: list[str] = []
    if words == ["looks"]:
        return look_again()
    with portal.prepared():
        printed: list = []
        if wanted("documents"):
            printed, faults = documents.take(FOLDER / "documents")
            print(f"{len(printed)} pages of documents, {time.monotonic() - began:.0f} s", flush=True)
        clients = people.clients()
        found, missing = pages.collect(clients)
        groups = []
        with portal.served() as address, browser.opened(address, clients) as album:
            groups = [(page.name, album.take(page, FOLDER / "pages")) for page in found if wanted(page.name)]
            if not words:
                readme.take(album, FOLDER / "documents" / "poster-kysyja-a4-fi.png")
            faults += album.faults
    index = sheet.write(FOLDER, [*groups, ("documents", printed)])
    for line in [*(f"no picture: {line}" for line in missing), *faults]:
        print(line)
    taken = sum(len(paths) for _, paths in groups) + len(printed)
    print(f"{taken} pictures in {time.monotonic() - began:.0f} s: {index}")
    return 1 if missing or faults else 0


def look_again() -> int:
    """Take the pictures with which tests compare, and the sheet of all documents for the README."""
    portal.configured()
    from tests.events.documents import looks

    for old in looks.FOLDER.glob("*.png"):
        old.unlink()
    for look in looks.looks():
        print(looks.keep(look), flush=True)
    whole = io.BytesIO()
    looks.sheet_of_all().save(whole, "PNG")
    print(readme.keep(whole.getvalue(), readme.FOLDER / "documents.png", largest=500_000))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
