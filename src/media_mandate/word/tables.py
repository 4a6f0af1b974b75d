"""Tables of Word as Markdown can hold them: one row of headings, one line in each cell, nothing merged."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from media_mandate.problems import Problem
from media_mandate.word import rules
from media_mandate.word.rules import UNPLACED

Node = Any
"""A block or inline of pandoc's tree, `{"t": kind, "c": content}`."""

BREAK: Node = {"t": "RawInline", "c": ["html", "<br>"]}
SPACE: Node = {"t": "Space"}


def string(text: str) -> Node:
    return {"t": "Str", "c": text}


def rows_of(table: Node) -> list[Node]:
    """All rows of a table, its headings among them."""
    _attributes, _caption, _columns, head, bodies, foot = table["c"]
    return [*head[1], *(row for body in bodies for row in body[2] + body[3]), *foot[1]]


def framed(table: Node) -> list[Node] | None:
    """The blocks in a table of one row, which is a frame around them, or puts them side by side."""
    rows = rows_of(table)
    return [block for cell in rows[0][1] for block in cell[4]] if len(rows) == 1 else None


def simple_table(table: Node, flat: Callable[[list[Node]], list[Node]]) -> tuple[list[Node], list[Problem]]:
    """A table that still says the same, or what stands in its place, and what became of it.

    `flat` makes one line of the blocks of a cell. The text of a merged cell stands in each of its parts,
    but that of a row merged from side to side once.
    """
    columns, heading = table["c"][2], table["c"][3][1]
    rows = rows_of(table)
    cells = [cell for row in rows for cell in row[1]]
    told = []
    if any(tall > 1 or wide > 1 for _a, _b, tall, wide, _blocks in cells):
        told.append(rules.MERGED_CELLS.at(UNPLACED))
    grid = [row for row in _grid(rows, len(columns), flat) if any(row)]
    while len(columns) > 1 and not any(row[-1] for row in grid):
        columns, grid = columns[:-1], [row[:-1] for row in grid]
    above: list[Node] = []
    while len(grid) > 1 and len(columns) > 1 and grid[0][0] and not any(grid[0][1:]):
        above.append({"t": "Para", "c": [{"t": "Strong", "c": grid.pop(0)[0]}]})
    if not grid:
        return above, told
    if not heading:
        told.append(rules.NO_HEADINGS.at(UNPLACED))
    count = max(len(heading) - len(above), 1)
    titles = [_joined(row[column] for row in grid[:count]) for column in range(len(columns))]
    plain = [[{"t": "AlignDefault"}, {"t": "ColWidthDefault"}]] * len(columns)
    empty = ["", [], []]
    new = [empty, [None, []], plain, [empty, [_row(titles)]]]
    new += [[[empty, 0, [], [_row(row) for row in grid[count:]]]], [empty, []]]
    return [*above, {"t": "Table", "c": new}], told


def _grid(rows: list[Node], width: int, flat: Callable[[list[Node]], list[Node]]) -> list[list[list[Node]]]:
    grid: list[list[list[Node] | None]] = [[None] * width for _row in rows]
    for y, row in enumerate(rows):
        for _attributes, _align, tall, wide, blocks in row[1]:
            x = next((x for x in range(width) if grid[y][x] is None), width)
            inlines = flat(blocks)
            for line in grid[y : y + tall]:
                for column in range(x, min(x + wide, width)):
                    line[column] = inlines if wide < width or column == x else []
    return [[cell or [] for cell in line] for line in grid]


def _joined(titles: Iterable[list[Node]]) -> list[Node]:
    """The headings that stand above each other in a column, as one."""
    different: list[list[Node]] = []
    for title in titles:
        if title and title not in different:
            different.append(title)
    joined = [node for title in different for node in (string("–"), SPACE, *title, SPACE)]
    return joined[2:-1]


def _row(cells: list[list[Node]]) -> Node:
    empty = ["", [], []]
    return [
        empty,
        [[empty, {"t": "AlignDefault"}, 1, 1, [{"t": "Plain", "c": cell}] if cell else []] for cell in cells],
    ]
