DROP TABLE partly;
