"""Every word a person reads, by language."""
