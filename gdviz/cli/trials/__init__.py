"""What `gdviz check` shows of a good file: how its rule was read, what it computes, and what could be better."""
