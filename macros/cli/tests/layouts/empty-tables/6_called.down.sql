SELECT everywhere('DROP TABLE $'); DROP TABLE workers; DROP FUNCTION everywhere;
