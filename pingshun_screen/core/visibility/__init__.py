"""What can be seen of the mines from roads and railways, on real terrain."""
