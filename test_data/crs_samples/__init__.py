"""Parks of an invented county in every wrong coordinate system, and in right ones."""
