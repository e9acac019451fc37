"""Distances that law keeps between mining and roads or railways."""
