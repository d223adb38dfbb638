-- How long people waited: answers that were the first one keep since when; read for each receipt. No names, no words.

CREATE INDEX activities_first_answers ON activities (happened_at) WHERE deed = 'answered' AND traces IS NOT NULL;
