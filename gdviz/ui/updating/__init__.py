"""The update at the cursor: its equations with their numbers, and its arrows on the map."""
