"""Names: what guests say they are called, and clients are."""

NAMES = ("Anna Petrova", "Иван Смирнов", "Мария Ильина", "Peter Novak", "Ольга Ким", "Jean-Luc Martin", "Ян")
