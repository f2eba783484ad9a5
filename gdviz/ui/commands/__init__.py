"""What the window can be told to do, as data: from it come menus, shortcuts, palette and the sheet of keys."""
