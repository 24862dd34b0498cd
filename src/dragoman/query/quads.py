"""The four quads of PLOVER, as they stand in a record."""

VERBAL_COOPERATION, MATERIAL_COOPERATION = "verbal cooperation", "material cooperation"
VERBAL_CONFLICT, MATERIAL_CONFLICT = "verbal conflict", "material conflict"
COOPERATION = (VERBAL_COOPERATION, MATERIAL_COOPERATION)
CONFLICT = (VERBAL_CONFLICT, MATERIAL_CONFLICT)
