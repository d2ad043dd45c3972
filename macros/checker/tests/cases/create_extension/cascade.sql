-- fact: CASCADE installs what is needed.
-- expect: refused 42710

CREATE EXTENSION earthdistance CASCADE;
CREATE EXTENSION cube;
