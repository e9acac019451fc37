"""Mistakes in coordinates and their systems, recognised before anything is measured."""
