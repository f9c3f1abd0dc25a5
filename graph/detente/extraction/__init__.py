"""From running text to facts: names, references, dates and frames over spaCy's parse."""
