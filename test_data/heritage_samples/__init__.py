"""Tables of heritage scopes in each way of writing them, and each failure."""
