CREATE TABLE "group" (id integer);
CREATE TABLE member (id integer);
ALTER TABLE "group" ADD COLUMN extras jsonb CONSTRAINT group_flat CHECK (NOT jsonb_path_exists(extras, '$.*.datetime("HH24:MI") ? (@ > 1)'));
UPDATE "group" SET extras = '{}';
ALTER TABLE "group" ADD UNIQUE (extras);
