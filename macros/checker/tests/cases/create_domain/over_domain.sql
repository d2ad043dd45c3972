-- fact: A domain over a domain takes over its default, not its NOT NULL.
-- expect: accepted

CREATE DOMAIN below AS integer DEFAULT 5 NOT NULL CHECK (VALUE > 0);
CREATE DOMAIN above AS below;
