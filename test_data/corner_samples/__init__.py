"""Invented corner points in every way that offices write them, and in wrong ways."""
