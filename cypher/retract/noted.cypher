// Before anything is written: a load that is broken off leaves no note.
MATCH (load:DetenteLoad)
DELETE load;
