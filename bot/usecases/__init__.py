"""Use cases: one deed, one file. Each takes the turn it happens in, asks the domain, saves, and tells what happened."""
