"""Layers in a PostgreSQL database with PostGIS, read through GDAL."""
