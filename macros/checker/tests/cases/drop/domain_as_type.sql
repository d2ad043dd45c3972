-- fact: DROP TYPE drops domains too
-- expect: accepted
CREATE DOMAIN amount AS int CHECK (VALUE > 0);
DROP TYPE amount;
