"""Where commands are found: the menu bar, the tool bar, bars in the corners of views, the palette."""
