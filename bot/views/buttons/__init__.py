"""Buttons: what a press carries - typed, short, versioned, and never trusted.

The number in a prefix is the version of the button's meaning: a button with another one is old, and old buttons are
answered by the last handler. Callback data can be forged, so ids are bounded and only the one way in which this bot
writes a button is read (aiogram alone would also take "1_0", " 5" or numbers beyond 64 bits).
"""
