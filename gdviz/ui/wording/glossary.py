"""In the Chinese window, the English of a term under the mouse: papers and code call it by that name."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from html import escape

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QToolTip, QWidget

from gdviz.ui.wording.words import language

# The longer terms first, where one contains another.
TERMS = {
    "随机梯度下降": "stochastic gradient descent",
    "梯度下降": "gradient descent",
    "学习率调度": "learning-rate schedule",
    "学习率": "learning rate",
    "超参数": "hyperparameter",
    "优化器": "optimizer",
    "损失函数": "loss function",
    "损失": "loss",
    "自然梯度": "natural gradient",
    "梯度": "gradient",
    "动量": "momentum",
    "衰减": "decay",
    "鞍点": "saddle point",
    "极小值": "minimum",
    "极小点": "minimum",
    "局部最小": "local minimum",
    "最小值": "minimum",
    "收敛": "convergence",
    "发散": "divergence",
    "步长": "step size",
    "步数": "number of steps",
    "等高线": "contour line",
    "曲面": "surface",
    "地形": "landscape",
    "定义域": "domain",
    "起点": "start",
    "条件数": "condition number",
    "特征值": "eigenvalue",
    "黑塞矩阵": "Hessian",
    "海森矩阵": "Hessian",
    "偏导数": "partial derivative",
    "导数": "derivative",
    "线搜索": "line search",
    "牛顿法": "Newton's method",
    "共轭梯度": "conjugate gradient",
    "拟牛顿": "quasi-Newton",
    "模拟退火": "simulated annealing",
    "批量": "batch",
    "小批量": "mini-batch",
    "种子": "seed",
    "噪声": "noise",
    "轨迹": "trajectory",
    "更新": "update",
    "迭代": "iteration",
    "曲率": "curvature",
    "切线": "tangent",
    "切平面": "tangent plane",
    "方向导数": "directional derivative",
    "神经网络": "neural network",
    "线性回归": "linear regression",
    "逻辑回归": "logistic regression",
    "正则化": "regularization",
    "权重": "weight",
    "裁剪": "clipping",
    "预热": "warm-up",
    "下降": "descent",
    "振荡": "oscillation",
    "平台": "plateau",
    "鞍形": "saddle",
    "极大值": "maximum",
    "全局最小值": "global minimum",
    "最小值点": "minimum",
    "斜率": "slope",
    "上限": "upper limit",
    "容差": "tolerance",
    "位移": "displacement",
    "半径": "radius",
    "剖面": "slice",
    "切面": "slice",
    "分支": "branch",
    "样本": "sample",
    "轮次": "epoch",
    "数据集": "dataset",
    "求值": "evaluation",
    "二次模型": "quadratic model",
    "等值线": "level line",
    "对数": "logarithm",
    "刻度": "scale",
    "公式": "formula",
    "方程": "equation",
    "更新规则": "update rule",
    "参数": "parameter",
    "调度": "schedule",
    "结论": "verdict",
    "运行": "run",
    "显微镜": "microscope",
    "夹角": "angle",
    "变量": "variable",
    "箭头": "arrow",
    "布局": "layout",
    "演示": "presentation",
    "稳定": "stability",
    "随机": "stochastic",
    "盆地": "basin",
}
_ORDERED = sorted(TERMS, key=len, reverse=True)


@lru_cache(maxsize=1024)
def english_of(text: str) -> Mapping[str, str]:
    """Return the terms in a Chinese text with their English, in the order of the text; part of a longer one is none."""
    found: dict[int, str] = {}
    rest = text
    for term in _ORDERED:
        place = rest.find(term)
        if place >= 0:
            found[place] = term
        rest = rest.replace(term, "\0" * len(term))
    return {found[place]: TERMS[found[place]] for place in sorted(found)}


def tip(text: str) -> str:
    """Return a tooltip that says `text` (plain), in the Chinese window with the English of its terms below."""
    terms = english_of(text) if language() == "zh" else {}
    paragraph = escape(text).replace("\n", "<br>")
    return f"<p>{paragraph}</p><p>{_lines(terms)}</p>" if terms else text


def with_english(tip: str) -> str:
    """Return a tooltip (rich text) with the English of its terms below, in the Chinese window; else as it is."""
    terms = english_of(tip) if language() == "zh" else {}
    return f"{tip}<p>{_lines(terms)}</p>" if terms else tip


class Glossary(QObject):
    """Answers for every widget of a window that has no tooltip of its own: Qt passes the question up to the window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the English of the terms that stand where the mouse rests."""
        if event.type() != QEvent.Type.ToolTip or not isinstance(event, QHelpEvent) or language() != "zh":
            return False
        terms = english_of(_text_at(self._window, event))
        if not terms:
            return False
        QToolTip.showText(event.globalPos(), f"<p>{_lines(terms)}</p>", self._window)
        return True


def _text_at(window: QWidget, event: QHelpEvent) -> str:
    widget = window.childAt(event.pos())
    if isinstance(widget, QLabel | QAbstractButton):
        return widget.text()
    if isinstance(widget, QComboBox):
        return widget.currentText()
    return widget.accessibleName() if widget is not None else ""


def _lines(terms: Mapping[str, str]) -> str:
    return "<br>".join(f"{term}: {english}" for term, english in terms.items())
