"""Terms of methods that try a point and then take it or not."""

from __future__ import annotations

from gdviz.engine.optimizer import Term
from gdviz.engine.text import Text

SAMPLE = Term("sample", True, Text("the point tried in this step", "这一步试探的点"), None, "point")
ACCEPTED = Term(
    "accepted", False, Text("1 where the point tried was taken, 0 where not", "1 表示接受了试探点，0 表示拒绝")
)
