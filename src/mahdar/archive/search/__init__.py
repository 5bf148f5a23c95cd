"""Full text search over our own folded and stemmed words: the same set in the same order on SQLite and PostgreSQL."""
