"""The page: one HTML file with the graph, its times and its evidence, opened offline in any current browser.

``html.page`` makes it from plain records; ``network.Network`` is the pyvis Network underneath; ``layout`` places the
actors; ``assembly`` puts template, style and script together under a Content-Security-Policy.
"""
