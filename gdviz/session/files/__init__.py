"""A session in a file, in a line of text and after a crash: what is kept, checked, and read back."""
