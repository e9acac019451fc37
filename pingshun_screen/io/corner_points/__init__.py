"""Corner points of mining rights as offices hand them on: text, tables, workbooks."""
