-- fact: A known setting can be read, and an unknown one where that is allowed.
-- expect: accepted

SELECT current_setting('search_path'), current_setting('app.tenant', true);
