-- Posts that nobody showed interest in are forgotten once they are old.
CREATE INDEX posts_by_age ON posts (posted_at);
