"""The least that Superset wants to be told before its revisions can be loaded."""

SECRET_KEY = "not-a-secret-only-for-rendering"
SQLALCHEMY_DATABASE_URI = "sqlite://"
CACHE_CONFIG = FILTER_STATE_CACHE_CONFIG = EXPLORE_FORM_DATA_CACHE_CONFIG = DATA_CACHE_CONFIG = {"CACHE_TYPE": "NullCache"}
