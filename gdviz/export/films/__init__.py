"""Films of runs: what is to be filmed, which moment each frame shows, and files that encode the frames. No Qt."""
