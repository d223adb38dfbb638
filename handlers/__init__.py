"""What happens when an update arrives."""
