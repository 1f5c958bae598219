"""A page to bytes: HTML by Jinja2, PDF by WeasyPrint in a process of its own."""
