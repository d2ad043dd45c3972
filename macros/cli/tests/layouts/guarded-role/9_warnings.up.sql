SET plpgsql.extra_warnings TO 'all';
CREATE TABLE warned (id integer);
