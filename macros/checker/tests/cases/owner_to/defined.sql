-- fact: owners are told
-- expect: accepted
-- roles: app
CREATE COLLATION ci (provider = icu, locale = 'en');
CREATE TEXT SEARCH CONFIGURATION conf (COPY = simple);
ALTER COLLATION ci OWNER TO app;
ALTER TEXT SEARCH CONFIGURATION conf OWNER TO app;
REASSIGN OWNED BY app TO CURRENT_USER;
ALTER COLLATION ci OWNER TO app;
