"""Letters, tokens, sentences, numbers and dates of written Arabic. Knows nothing of politics."""
