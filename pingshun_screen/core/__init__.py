"""The screening itself: geometry, clauses and verdicts, without QGIS or Qt."""
