"""How a session is looked at: what is chosen and marked without anything being computed anew."""
