"""Documents for people: the report of each mine and the ledger of all."""
