"""A network: its layers, the passes through them, and their gradients over the steps."""
