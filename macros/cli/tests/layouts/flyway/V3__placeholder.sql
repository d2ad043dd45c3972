CREATE TABLE ${schema}.placed (id int);
