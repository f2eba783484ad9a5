"""Where a person writes a landscape or an optimizer of their own."""
