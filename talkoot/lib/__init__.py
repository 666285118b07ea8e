"""Which helpers know nothing of our tables? Days, dates, text, Finnish words, links, collation."""
