"""Questions to the store: paths, centrality, timelines, each as of a date or between two.

Nothing is imported here: each question imports what it needs and nothing else.
"""
