-- fact: CASCADE drops the default
-- expect: accepted
CREATE EXTENSION "uuid-ossp";
CREATE TABLE users (id uuid DEFAULT uuid_generate_v4() NOT NULL);
DROP EXTENSION "uuid-ossp" CASCADE;
ALTER TABLE users ALTER id SET DEFAULT gen_random_uuid();
