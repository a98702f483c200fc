"""Tables in the extracted text, and the figures that their cells state without saying a unit.

`grid` finds the tables; `cells` reads their bare numbers with unit, kind and subject from the headings. What
ties the cells together is judged by `weijian.proof.relations.tables`.
"""

from weijian.proof.tables.cells import name_cells, read_cells
from weijian.proof.tables.grid import Cell, Table, find_tables, keep_cells

__all__ = ["Cell", "Table", "find_tables", "keep_cells", "name_cells", "read_cells"]
