-- fact: A type's new name shows in columns and defaults.
-- expect: accepted

CREATE TYPE status AS ENUM ('open');
CREATE TABLE sales (status status DEFAULT 'open', log status[]);
ALTER TYPE status RENAME TO state;
