"""Which parts of the window are seen, where and how large: layouts, presentations, what is remembered."""
