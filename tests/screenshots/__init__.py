"""Pictures of the real window in its main states: `python -m tests.screenshots FOLDER`."""
