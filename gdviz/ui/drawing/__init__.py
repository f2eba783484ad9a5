"""What flat views and small drawings are made of: geometry, pictures that grow, axes, marks."""
