DROP TABLE made_with;
