"""What pages show, a module a kind of page."""
