"""The formula language: text to tree, tree to NumPy, to plain floats, to LaTeX and to derivatives."""
