-- Lines whose card was never shown, because somebody else got its contacts: the few cards to sweep are found by them.

CREATE INDEX import_lines_came_meanwhile ON import_lines (import_id) WHERE fault = 'came_meanwhile';
