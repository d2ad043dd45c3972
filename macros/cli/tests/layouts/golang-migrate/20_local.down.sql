DROP TABLE app.ten;
DROP TABLE public.ten;
DROP SCHEMA app;
