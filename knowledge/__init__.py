"""Hand-written tables of the international system and the script that builds the package's gazetteer from them."""
