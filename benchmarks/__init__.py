"""Speed and memory, each command a table of ratios."""
