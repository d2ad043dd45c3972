-- fact: an extension whose function a default calls does not go silently
-- expect: refused 2BP01
CREATE EXTENSION "uuid-ossp";
CREATE TABLE users (id uuid DEFAULT uuid_generate_v4());
DROP EXTENSION "uuid-ossp";
