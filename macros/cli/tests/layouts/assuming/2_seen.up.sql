CREATE TABLE seen (id int);
GRANT SELECT ON seen TO reporting;
ALTER TABLE seen OWNER TO postgres;
