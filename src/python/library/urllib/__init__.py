"""urllib: only holds its parts."""
