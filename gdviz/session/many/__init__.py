"""Many runs at once beside those that are looked at: maps, the fair race, strips of rates."""
