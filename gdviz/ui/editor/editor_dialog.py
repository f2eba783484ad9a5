"""The editor of one's own landscapes and optimizers: begun from any other one, tried while it is typed, then saved.

The window goes on working beside it. What was saved is in every list at once.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gdviz import assets
from gdviz.engine.errors import InputError
from gdviz.engine.files.landscape_file import LandscapeTable
from gdviz.engine.files.own_files import OwnKind, check_file_name, free_file_name
from gdviz.engine.files.toml_file import FileError
from gdviz.session.changes import editing
from gdviz.session.changes.own import delete_own, save_own
from gdviz.session.session import Session
from gdviz.ui.controls.fields.choices import entry_of, in_order
from gdviz.ui.controls.fields.field_message import FieldMessage
from gdviz.ui.controls.fields.focus_order import focus_in_reading_order
from gdviz.ui.controls.fields.picker import Picker
from gdviz.ui.editor import optimizer_draft
from gdviz.ui.editor.draft import DraftForm
from gdviz.ui.editor.keeping import QuitGuard, ask, table_of, why_not
from gdviz.ui.editor.landscape_draft import LandscapeDraft
from gdviz.ui.editor.name_fields import NameFields
from gdviz.ui.editor.optimizer_draft import OptimizerDraft
from gdviz.ui.themes.appearance import Appearance
from gdviz.ui.themes.style import GRID
from gdviz.ui.themes.theme import Theme
from gdviz.ui.wording.glossary import Glossary
from gdviz.ui.wording.words import in_words, text_of


class EditorDialog(QDialog):
    """Edits one draft of a kind, "landscapes" or "optimizers"; `key` is what it begins as, "" for a new one."""

    def __init__(self, window: QWidget, session: Session, appearance: Appearance, kind: OwnKind, key: str = "") -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session, self._appearance, self._kind = session, appearance, kind
        self._present = ""  # the file of one's own that is edited; "": it is not saved yet
        self._is_changed = False
        self._form: DraftForm | None = None
        self._from = Picker(self)
        self._names = NameFields(lambda name: free_file_name(session.catalog, kind, name), self)
        self._fields = self._from, self._names.name_field, self._names.file_field
        self._labels = tuple(QLabel(self) for _ in range(3))
        Glossary(self)
        self._message = FieldMessage(self)
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._delete, self._close = QPushButton(self), QPushButton(self)
        self._save, self._save_and_use = QPushButton(self), QPushButton(self)
        self._guard = QuitGuard(self, window, lambda: self._is_changed)
        self._lay_out()
        self._connect()
        self._retranslate()
        self._begin(key)
        self.resize(760, 720)

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in a new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask before a draft is lost."""
        if not self._is_changed:
            self._session.catalog_changed.disconnect(self._fill)
            event.accept()  # QDialog's own would ask `reject` first, which is this again
            return
        event.ignore()
        sentence = QCoreApplication.translate("Editor", "Close without saving?")
        ask(self, sentence, self._forget)

    def _forget(self) -> None:
        self._is_changed = False
        self.close()

    def reject(self) -> None:
        """Close by Escape as by the button."""
        self.close()

    def _lay_out(self) -> None:
        head = QFormLayout()
        head.setSpacing(GRID)
        for label, field in zip(self._labels, self._fields, strict=True):
            label.setBuddy(field)
            head.addRow(label, field)
        buttons = QHBoxLayout()
        buttons.addWidget(self._delete)
        buttons.addStretch(1)
        for button in (self._close, self._save, self._save_and_use):
            buttons.addWidget(button)
        for button in (self._delete, self._close, self._save, self._save_and_use):
            button.setAutoDefault(False)  # Return in a field must not save
        column = QVBoxLayout(self)
        column.addLayout(head)
        column.addWidget(self._area, 1)
        column.addWidget(self._message)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self._from.activated.connect(self._pick)
        self._names.changed.connect(self._changed)
        self._delete.clicked.connect(self._ask_to_delete)
        self._close.clicked.connect(self.close)
        self._save.clicked.connect(lambda: self._write())
        self._save_and_use.clicked.connect(self._write_and_use)
        self._session.catalog_changed.connect(self._fill)
        self._appearance.theme_changed.connect(self._apply_theme)

    def _retranslate(self) -> None:
        translate = QCoreApplication.translate
        texts = translate("Editor", "Begin with"), translate("Editor", "Name"), translate("Editor", "File name")
        for label, field, text in zip(self._labels, self._fields, texts, strict=True):
            label.setText(text)
            field.setAccessibleName(text)
        folder = assets.user_folder() / self._kind
        self._names.file_field.setToolTip(translate("Editor", "Lies in {folder}").format(folder=folder))
        self._from.setPlaceholderText(translate("Editor", "nothing: a new one"))
        self._delete.setText(translate("Editor", "Delete …"))
        self._close.setText(translate("Editor", "Close"))
        self._save.setText(translate("Editor", "Save"))
        use = translate("Editor", "Save and add a run"), translate("Editor", "Save and use")
        self._save_and_use.setText(use[0] if self._kind == "optimizers" else use[1])
        if self._form is not None:
            self._form.retranslate()
        self._fill()
        self._say_title()

    def _fill(self) -> None:
        """Offer everything of the kind to begin with."""
        catalog = self._session.catalog
        entries = catalog.landscapes if self._kind == "landscapes" else catalog.optimizers
        self._from.fill([("", in_order(entry_of(catalog, self._kind, key, one) for key, one in entries.items()))])

    def _pick(self, place: int) -> None:
        key = self._from.itemData(place)
        if self._is_changed:
            ask(self, QCoreApplication.translate("Editor", "Begin anew without saving?"), lambda: self._begin(key))
        else:
            self._begin(key)

    def _begin(self, key: str) -> None:
        """Edit a file of one's own, or a copy of another."""
        name, is_own = "", (self._kind, key) in self._session.catalog.own
        try:
            table, name = table_of(self._session.catalog, self._kind, key)
        except FileNotFoundError:
            sentence = QCoreApplication.translate("Editor", "“{name}” is an algorithm without equations to edit")
            self._message.say(sentence.format(name=text_of(self._session.catalog.optimizers[key].name)))
            if self._form is not None:
                return
            table, key = optimizer_draft.FIRST, ""
        except FileError as error:
            self._message.say(in_words(error.mistake.message))
            return
        if key and not is_own:
            name = QCoreApplication.translate("Editor", "{name} (mine)").format(name=name)
        self._present = key if is_own else ""
        self._names.show_names(name or QCoreApplication.translate("Editor", "My own"), self._present)
        if isinstance(table, LandscapeTable):
            self._show(LandscapeDraft(table, self._session))
        else:
            self._show(OptimizerDraft(table))
        self._from.show_entry(key)
        self._is_changed = False
        self._delete.setVisible(is_own)
        self._say_title()

    def _show(self, form: DraftForm) -> None:
        self._form = form
        form.retranslate()
        form.apply_theme(self._appearance.theme)
        form.changed.connect(self._changed)
        self._area.setWidget(form)  # which deletes the one before
        focus_in_reading_order(self)
        QTimer.singleShot(0, form, self._check)  # after the dialog is there: the first typesetting takes a moment

    def _changed(self) -> None:
        self._is_changed = True
        self._say_title()
        self._check()

    def _check(self) -> None:
        """Say what is wrong, and let only what is right be saved."""
        if self._form is None:
            return
        is_good = self._form.check(self._names.name)
        reason = ""
        if not self._names.name:
            reason = QCoreApplication.translate("Editor", "A name is missing")
        else:
            try:
                check_file_name(self._session.catalog, self._kind, self._names.file, self._present)
            except InputError as error:
                reason = in_words(error.message)
        self._message.say(reason)
        for button in (self._save, self._save_and_use):
            button.setEnabled(is_good and not reason)

    def _write(self) -> bool:
        """Save the draft; tell whether it worked."""
        assert self._form is not None
        table, name = self._form.table(self._names.name), self._names.file
        reason = why_not(lambda: save_own(self._session, assets.user_folder(), self._kind, name, table, self._present))
        self._message.say(reason)
        if reason:
            return False
        self._present, self._is_changed = name, False
        self._names.keep_file()
        self._from.show_entry(name)
        self._delete.show()
        self._say_title()
        return True

    def _write_and_use(self) -> None:
        if self._write():
            use = editing.choose_landscape if self._kind == "landscapes" else editing.add_run
            use(self._session, self._present)
            self.close()

    def _ask_to_delete(self) -> None:
        question = QCoreApplication.translate("Editor", "Delete “{name}” and its file? This cannot be undone.")
        ask(self, question.format(name=self._names.name), self._do_delete)

    def _do_delete(self) -> None:
        folders = assets.resources(), assets.user_folder()
        reason = why_not(lambda: delete_own(self._session, *folders, self._kind, self._present))
        if reason:
            self._message.say(reason)
            return
        self._present = ""  # what is on the screen can still be saved again
        self._delete.hide()
        self._changed()

    def _apply_theme(self, theme: Theme) -> None:
        self._message.apply_theme(theme)
        if self._form is not None:
            self._form.apply_theme(theme)

    def _say_title(self) -> None:
        translate = QCoreApplication.translate
        kinds = translate("Editor", "Your optimizer"), translate("Editor", "Your landscape")
        title = kinds[0] if self._kind == "optimizers" else kinds[1]
        mark = " *" if self._is_changed else ""
        name = self._names.name
        self.setWindowTitle(f"{title}: {name}{mark}" if name else title)
