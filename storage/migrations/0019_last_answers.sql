-- When a prospect was answered last: asked before a ready answer goes out. The index holds ids only.

CREATE INDEX activities_answering ON activities (prospect_id, id) WHERE deed = 'answered';
