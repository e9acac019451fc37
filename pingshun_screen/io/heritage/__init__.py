"""Tables of heritage scopes that are published as distances from the relic."""
