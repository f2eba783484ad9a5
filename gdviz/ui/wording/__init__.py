"""How the window says things in both languages: numbers, counts, names, summaries."""
