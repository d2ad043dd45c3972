-- fact: a made-up name is never cut inside a character
-- expect: accepted
CREATE TABLE ñandúñandúñandúñandúñandúñandúñandúñandú (ñoñoñoñoñoñoñoñoñoñoño int UNIQUE REFERENCES ñandúñandúñandúñandúñandúñandúñandúñandú (ñoñoñoñoñoñoñoñoñoñoño), PRIMARY KEY (ñoñoñoñoñoñoñoñoñoñoño), UNIQUE (ñoñoñoñoñoñoñoñoñoñoño) DEFERRABLE, CHECK (ñoñoñoñoñoñoñoñoñoñoño > 0));
