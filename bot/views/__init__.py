"""Views: pure functions from what is known to what is shown - cards, keyboards, callback data, letters."""
