"""Files in and files out; no QGIS."""
