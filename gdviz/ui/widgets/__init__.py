"""Small widgets that bars, cards, strips and panels share."""
