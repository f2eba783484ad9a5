"""The models a problem can be made of, one file each."""
