-- fact: classes, families and operators go with their owner
-- expect: accepted
-- roles: app
CREATE OPERATOR CLASS x FOR TYPE integer USING btree AS OPERATOR 1 <;
ALTER OPERATOR CLASS x USING btree OWNER TO app;
ALTER OPERATOR FAMILY x USING btree OWNER TO app;
REASSIGN OWNED BY app TO CURRENT_USER;
