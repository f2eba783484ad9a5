"""Where the files lie that are not code: gdviz's own resources, and the folders of the person using it.

The three ways gdviz is installed differ in nothing else: a checkout has resources/ beside the package,
a wheel and a frozen bundle have it inside.
"""

from __future__ import annotations

from pathlib import Path

NAME = "gdviz"


def resources() -> Path:
    """The folder with landscapes/, optimizers/, i18n/, icons/ …; FileNotFoundError says where it was looked for."""
    package = Path(__file__).resolve().parent
    candidates = (package / "resources", package.parent / "resources")
    for folder in candidates:
        if folder.is_dir():
            return folder
    places = " nor ".join(str(folder) for folder in candidates)
    raise FileNotFoundError(f"gdviz's resources are missing: neither {places} exists. Install gdviz again.")


def user_folder() -> Path:
    """Where a person's own landscapes, optimizers and experiments live; it need not exist yet."""
    import platformdirs

    return platformdirs.user_data_path(NAME, appauthor=False)


def recovery_folder() -> Path:
    """Where sessions are kept while they last, for the case that they end unexpectedly; it need not exist yet."""
    return user_folder() / "recovery"


def log_file() -> Path:
    """Where the app writes what went wrong; neither the file nor its folder need exist yet."""
    import platformdirs

    return platformdirs.user_log_path(NAME, appauthor=False) / "gdviz.log"
