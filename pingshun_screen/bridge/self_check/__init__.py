"""What the plugin finds of what it needs. It works when packages are missing."""
