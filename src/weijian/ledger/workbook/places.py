"""A county's areas and institutions from one workbook (sheets 区划 and 机构), all or nothing.

It makes no decision of its own: each row becomes an AddArea or AddInstitution, so file, page and command refuse the
same things. Rows may stand in any order; superiors are put on file before what lies under them. A row that stands in
the register already, as the file says it, is passed over, so a file that was completed may be loaded again.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar, TypeVar

from weijian.accounts.models import User
from weijian.accounts.scope import Scope
from weijian.ledger.access import Forbidden
from weijian.ledger.administration import Administer
from weijian.ledger.cells import CellError, is_blank, plain, read_day
from weijian.ledger.checks import Refused
from weijian.ledger.institutions import AddInstitution, institution_code
from weijian.ledger.places import AddArea, area_code
from weijian.ledger.rules import Problem, Severity
from weijian.ledger.tenures import latest
from weijian.ledger.workbook.columns import heading_key
from weijian.ledger.workbook.place_columns import (
    AREAS,
    BEGINNING,
    INSTITUTIONS,
    PlaceColumn,
    PlaceSheet,
    read_kind,
    read_public,
)
from weijian.ledger.workbook.read import HEADER_WITHIN, INSTRUCTIONS, FileRefused, has_content, read_tables
from weijian.orgs.models import Area, Institution
from weijian.orgs.tree import AreaTree
