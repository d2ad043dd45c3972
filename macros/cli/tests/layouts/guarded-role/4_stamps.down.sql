DROP FUNCTION stamp(text, text);
