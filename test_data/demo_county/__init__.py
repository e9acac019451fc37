"""Drawing of the invented demonstration county, one module a subject."""
