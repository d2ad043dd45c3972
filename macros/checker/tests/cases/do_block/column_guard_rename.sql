-- fact: A column renamed if the old one is there and the new one is not.
-- expect: accepted
CREATE TABLE users (id integer, mail text);
DO $$
BEGIN
  IF EXISTS(SELECT * FROM information_schema.columns WHERE table_name='users' AND column_name='mail')
     AND NOT EXISTS(SELECT * FROM information_schema.columns WHERE table_name='users' AND column_name='email')
  THEN
      ALTER TABLE "public"."users" RENAME COLUMN "mail" TO "email";
  END IF;
END $$;
