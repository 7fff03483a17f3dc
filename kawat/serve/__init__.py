"""The page: a lake looked at in a browser, and asked by programs, in Indonesian and English."""
