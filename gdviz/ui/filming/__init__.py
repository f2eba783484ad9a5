"""Films and pictures of the views: drawn again off the screen at any size, from the trajectory."""
