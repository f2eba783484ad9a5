"""The landscape in space: what stands still, what moves, and the camera."""
