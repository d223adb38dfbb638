"""What an imported file says: which column is what, and which person or company a line is."""
