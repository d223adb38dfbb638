"""Likeness of names: what the words of a name may stand for, so that one person is found however they sign."""
