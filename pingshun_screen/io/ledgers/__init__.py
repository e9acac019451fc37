"""Ledgers of mines in workbooks and delimited text."""
