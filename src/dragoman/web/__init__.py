"""Pages for people, rendered on the server; ``app.add_pages`` puts them into the server's app."""
