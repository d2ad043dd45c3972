DROP INDEX unrelated_id;
