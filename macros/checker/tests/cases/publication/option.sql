-- fact: a publication has no other options
-- expect: refused 42601
CREATE PUBLICATION p WITH (publish = 'everything');
