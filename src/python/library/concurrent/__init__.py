"""concurrent: only holds `concurrent.futures`."""
