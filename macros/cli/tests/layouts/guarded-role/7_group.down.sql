ALTER TABLE "group" DROP COLUMN extras; DROP TABLE member; DROP TABLE "group";
