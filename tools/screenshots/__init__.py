"""The pictures of the manual, taken of the packaged plugin in a real QGIS window."""
