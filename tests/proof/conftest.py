"""Word documents whose paragraphs Word numbers itself."""

from collections.abc import Callable

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

FORM = """<w:abstractNum {namespace} w:abstractNumId="90"><w:lvl w:ilvl="0"><w:start w:val="{start}"/>
<w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl></w:abstractNum>"""
LIST = '<w:num {namespace} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'
NUMBER = '<w:numPr {namespace}><w:ilvl w:val="0"/><w:numId w:val="90"/></w:numPr>'


@pytest.fixture
def numbered() -> Callable[..., Document]:
    """A document of these paragraphs; those in `plain` carry no number."""

    def make(
        *paragraphs: str,
        form: str = "decimal",
        text: str = "%1.",
        start: int = 1,
        plain: tuple[str, ...] = (),
    ) -> Document:
        document = docx.Document()
        lists = document.part.numbering_part.element
        lists.insert(0, parse_xml(FORM.format(namespace=nsdecls("w"), form=form, text=text, start=start)))
        lists.append(parse_xml(LIST.format(namespace=nsdecls("w"))))
        for words in paragraphs:
            paragraph = document.add_paragraph(words)
            if words not in plain:
                paragraph._p.get_or_add_pPr().append(parse_xml(NUMBER.format(namespace=nsdecls("w"))))
        return document

    return make
