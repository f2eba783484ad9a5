"""How points of the data are pointed at, selected, added, dragged and deleted, by mouse and by keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent

from gdviz.session.changes.point_editing import problem_in
from gdviz.session.session import Session
from gdviz.ui.at_ball import ball_of
from gdviz.ui.drawing.geometry import Floats
from gdviz.ui.drawing.plotting import Plot
from gdviz.ui.views.data.axes import axes_of, nearest, places_of
from gdviz.ui.views.data.keys import ARROWS, DELETING, is_for_points
from gdviz.ui.views.data.picture import DataPicture, Hover, batch_of
from gdviz.ui.views.data.words import point_in_words

_NEAR = 10.0  # pixels within which a press or the mouse means a point
_STEP, _LEAP = 0.01, 0.1  # of what is seen: an arrow key, and one with Ctrl


class DataPointing(QObject):
    """Answers mouse and keys on `plot`, in its coordinates; what is wanted of the data others carry out.

    `chosen` -1 means none; `menu_wanted` carries the point under the mouse (-1), the place, and where on the screen.
    """

    chosen = Signal(int)
    move_wanted = Signal(int, float, float)
    add_wanted = Signal(float, float)
    delete_wanted = Signal(int)
    menu_wanted = Signal(int, float, float, QPoint)
    left = Signal()  # the mouse let go

    def __init__(self, session: Session, picture: DataPicture, plot: Plot) -> None:
        super().__init__(plot)
        self.adds = False  # whether a press in the empty adds a point
        self._session = session
        self._picture = picture
        self._plot = plot
        self._viewport = plot.viewport()  # kept: a plot that is being deleted is not to be asked for it
        self._grip: tuple[float, float] | None = None  # from the mouse to the point that is dragged, in pixels
        self._wanted: tuple[float, float] | None = None
        self._mouse: QPointF | None = None  # where it points, in pixels of the frame
        self._due = QTimer(self, singleShot=True, interval=0)
        self._due.timeout.connect(self._move)
        plot.pressed.connect(self._press)
        plot.dragged.connect(self._drag)
        plot.released.connect(self._release)
        plot.pointed.connect(self._point)
        plot.installEventFilter(self)
        self._viewport.installEventFilter(self)

    @property
    def selected(self) -> int:
        """The point that is selected, -1 for none."""
        return -1 if self._picture.chosen is None else self._picture.chosen

    @property
    def is_dragging(self) -> bool:
        """Whether a point is held by the mouse."""
        return self._grip is not None

    def choose(self, index: int) -> None:
        """Select a point, -1 for none."""
        self._picture.chosen = index if index >= 0 else None
        self._picture.hover = None
        self._plot.refresh()

    def place_of(self, index: int) -> QPointF:
        """Return where a point lies on the plot, in pixels."""
        x, y = self._places()[index].tolist()
        return QPointF(self._viewport.mapTo(self._plot, self._plot.place_of(x, y).toPoint()))

    def read(self) -> int | None:
        """Say what there is to say of the point under the mouse, and return it."""
        problem, at = problem_in(self._session), self._mouse
        index = None if at is None or problem is None else self._at(at)
        hover = None
        if index is not None and problem is not None:
            place = QPointF(*self._plot.frame.to_pixels(self._places()[index]).tolist())
            in_batch = index in batch_of(self._session)
            hover = Hover(place, point_in_words(problem, ball_of(self._session), index, in_batch=in_batch))
        if hover != self._picture.hover:
            self._picture.hover = hover
            self._plot.refresh()
        return index

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of points, a double click in the empty, the request for a menu, and that all is hidden."""
        if isinstance(event, QKeyEvent) and watched is self._plot:
            asked, pressed = event.type() == QEvent.Type.ShortcutOverride, event.type() == QEvent.Type.KeyPress
            if not (asked or pressed) or not is_for_points(event, self.selected, len(self._places())):
                return False
            event.accept()
            return asked or self._key(event)
        if watched is self._viewport:
            if event.type() == QEvent.Type.Hide and self._grip is not None:
                self._wanted = None  # nobody will tell that the mouse let go
                self._release()
            if event.type() == QEvent.Type.MouseButtonDblClick and isinstance(event, QMouseEvent):
                return self._double_click(self._plot.inside(event))
            if event.type() == QEvent.Type.ContextMenu and isinstance(event, QContextMenuEvent):
                return self._menu(event)
        return False

    def _places(self) -> Floats:
        problem = problem_in(self._session)
        assert problem is not None, "without data nothing of this is shown"
        return places_of(problem.dataset, axes_of(problem.dataset, self._session.data.look))

    def _at(self, at: QPointF) -> int | None:
        return nearest(self._plot.frame.to_pixels(self._places()), (at.x(), at.y()), _NEAR)

    def _press(self, at: QPointF) -> None:
        self._mouse = None
        index = self._at(at)
        if index is None and self.adds:
            self.add_wanted.emit(*self._plot.frame.to_plane(at.x(), at.y()))
            index = self._at(at)
        self._grip = None
        if index is not None:
            x, y = self._plot.frame.to_pixels(self._places()[index]).tolist()
            self._grip = x - at.x(), y - at.y()
            self._viewport.setCursor(Qt.CursorShape.ClosedHandCursor)
        self.choose(-1 if index is None else index)
        self.chosen.emit(self.selected)

    def _drag(self, at: QPointF) -> None:
        if self._grip is not None:
            self._picture.is_dragged = True
            self._wanted = self._plot.frame.to_plane(at.x() + self._grip[0], at.y() + self._grip[1])
            self._due.start()  # several moves of the mouse in one frame are one change

    def _move(self) -> None:
        wanted, self._wanted = self._wanted, None
        if wanted is not None and self.selected >= 0:
            self.move_wanted.emit(self.selected, *wanted)

    def _release(self) -> None:
        self._move()
        self._grip, self._picture.is_dragged = None, False
        self.left.emit()

    def _point(self, at: QPointF | None) -> None:
        self._mouse = at
        index = self.read()
        empty = Qt.CursorShape.CrossCursor if self.adds else Qt.CursorShape.ArrowCursor
        self._viewport.setCursor(empty if index is None else Qt.CursorShape.OpenHandCursor)

    def _double_click(self, at: QPointF) -> bool:
        frame = self._plot.frame
        inside = 0 <= at.x() <= frame.width and 0 <= at.y() <= frame.height
        if not inside or self._at(at) is not None or self.adds:
            return False
        self.add_wanted.emit(*frame.to_plane(at.x(), at.y()))
        return True

    def _menu(self, event: QContextMenuEvent) -> bool:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            index, at, on_plot = self.selected, QPointF(0, 0), QPoint(60, 20)
            if index >= 0:
                at = QPointF(*self._plot.frame.to_pixels(self._places()[index]).tolist())
                on_plot = self.place_of(index).toPoint()
            where = self._plot.mapToGlobal(on_plot)
        else:
            spot = self._plot.mapToScene(event.pos())
            at = QPointF(self._plot.box.mapFromScene(spot)) / (self._plot.ratio / self._plot.devicePixelRatioF())
            found = self._at(at)
            index, where = -1 if found is None else found, event.globalPos()
        self.menu_wanted.emit(index, *self._plot.frame.to_plane(at.x(), at.y()), where)
        return True

    def _key(self, event: QKeyEvent) -> bool:
        key, count, selected = Qt.Key(event.key()), len(self._places()), self.selected
        if key in DELETING:
            self.delete_wanted.emit(selected)
        elif key in ARROWS and selected >= 0:
            share = _LEAP if event.modifiers() & Qt.KeyboardModifier.ControlModifier else _STEP
            frame, (x, y) = self._plot.frame, self._places()[selected].tolist()
            right, up = ARROWS[key]
            width, height = frame.x[1] - frame.x[0], frame.y[1] - frame.y[0]
            self.move_wanted.emit(selected, x + right * share * width, y + up * share * height)
        else:
            step = {Qt.Key.Key_Tab: selected + 1, Qt.Key.Key_Backtab: selected - 1, Qt.Key.Key_Escape: -1}
            self.choose(count - 1 if key == Qt.Key.Key_End else step.get(key, 0))
            self.chosen.emit(self.selected)
        return True
