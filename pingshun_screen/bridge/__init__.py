"""The only place where QGIS and the product's own records meet."""
