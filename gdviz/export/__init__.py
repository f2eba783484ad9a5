"""What leaves the program: writers without Qt."""
