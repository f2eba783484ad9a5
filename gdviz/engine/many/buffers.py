"""Operations on arrays → statements in which every result goes into a buffer that nothing needs any more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["number", "row", "vector"]


@dataclass
class Value:
    """A number (its source), a component of a vector (`whole`, `part`), or what lies in a buffer of its own."""

    kind: Kind
    source: str = ""
    whole: int = -1
    part: int = -1
    is_mask: bool = False
    pinned: bool = False  # given from outside and not to be overwritten


@dataclass
class Operation:
    """`template` with {out} and the operands by position; `shares` tells whether out may be an operand's buffer."""

    template: str
    operands: tuple[int, ...]
    result: int
    shares: bool = True


@dataclass
class Written:
    """Statements, the names of the buffers that they need by kind, and where each wanted value lies in the end."""

    statements: list[str]
    buffers: dict[Kind, list[str]]
    places: dict[int, str] = field(default_factory=dict)


class Writing:
    """Gives every value a buffer for as long as something reads it."""

    def __init__(
        self, values: list[Value], operations: list[Operation], wanted: set[int], names: Mapping[Kind, str]
    ) -> None:
        self._values = values
        self._names = names
        self._buffer = {index: value.source for index, value in enumerate(values) if self._is_given(value)}
        self._free: dict[Kind, list[str]] = {"row": [], "vector": []}
        self._last: dict[int, int] = {}  # owner → the last operation that reads or writes it
        self.result = Written([], {"row": [], "vector": []})
        for index, operation in enumerate(operations):
            for value in (*operation.operands, operation.result):
                self._last[self._owner(value)] = index
        self._last |= {self._owner(value): len(operations) for value in wanted}
        for index, operation in enumerate(operations):
            self._write(index, operation)
        self.result.places.update({value: self._source(value) for value in wanted})

    def _is_given(self, value: Value) -> bool:
        return bool(value.source) and value.kind != "number"

    def _owner(self, value: int) -> int:
        whole = self._values[value].whole
        return value if whole < 0 else whole

    def _source(self, value: int) -> str:
        about = self._values[value]
        if about.kind == "number":
            return about.source
        return self._buffer[value] if about.whole < 0 else f"{self._buffer[about.whole]}[{about.part}]"

    def _write(self, index: int, operation: Operation) -> None:
        dying = {self._owner(value) for value in operation.operands}
        dying = {owner for owner in dying if self._last[owner] == index and self._is_free_to_write(owner)}
        result = self._values[operation.result]
        if result.is_mask:
            self._buffer[operation.result] = f"m{operation.result}"
        elif (owner := self._owner(operation.result)) not in self._buffer:
            heirs = [value for value in dying if operation.shares and self._values[value].kind == result.kind]
            if heirs and owner == operation.result:
                self._buffer[owner] = self._buffer[heirs[0]]
                dying.discard(heirs[0])
            else:
                self._buffer[owner] = self._new_buffer(self._values[owner].kind)
        sources = [self._source(value) for value in operation.operands]
        self.result.statements.append(operation.template.format(*sources, out=self._source(operation.result)))
        for owner in sorted(dying):
            self._free[self._values[owner].kind].append(self._buffer[owner])

    def _is_free_to_write(self, owner: int) -> bool:
        value = self._values[owner]
        return value.kind != "number" and not value.is_mask and not value.pinned

    def _new_buffer(self, kind: Kind) -> str:
        if self._free[kind]:
            return self._free[kind].pop()
        made = self.result.buffers[kind]
        made.append(f"{self._names[kind]}{len(made)}")
        return made[-1]
