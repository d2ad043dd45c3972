-- fact: It is replaced as a whole.
-- expect: accepted
CREATE TABLE events (stream integer, stream2 bigint, "Third" text);
CREATE TABLE other (a text, b integer DEFAULT 3);
CREATE TABLE third (a text, b integer DEFAULT 3);
CREATE RULE populate AS ON INSERT TO events DO INSERT INTO other VALUES (NEW."Third" || 'x');
CREATE OR REPLACE RULE populate AS ON UPDATE TO events DO INSTEAD INSERT INTO third (b, a) VALUES (DEFAULT, lower(OLD."Third"));
