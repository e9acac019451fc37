"""The Processing provider and its algorithms: parameters in, one call, results out.

Nothing here imports geopandas and its kin before an algorithm runs, so that a
QGIS that lacks them still loads the plugin and is told what is missing.
"""
