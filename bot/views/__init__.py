"""What people see: cards and keyboards, made from plain data."""
