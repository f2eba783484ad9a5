"""gdviz: gradient descent, step by step, in a window and without one."""

__version__ = "0.1.0"
