"""The stand-alone HTML page: one file that needs no network and opens from a disk or a mail.

marks   cuts a text where figures, findings and the places they point to begin and end
page    the page: text, findings, relations, and what the script needs to know
page.css, page.js   how it looks and moves; both stand inside the page
"""

from weijian.proof.output.html.page import page

__all__ = ["page"]
