"""Many runs at once: kernels over whole blocks of starts, maps of basins and of hyperparameters."""
