"""How the window looks: colours, the style sheet, icons, fonts, and the size for an audience."""
