"""The registry room beside the house: curated and imported lists, and the scripts that build what Kawat ships from them."""
