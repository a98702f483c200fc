"""Words, sentences and punctuation."""
