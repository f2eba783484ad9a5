"""What lies in resources/ and in a person's own folder: read, checked, named with line and reason where wrong."""
