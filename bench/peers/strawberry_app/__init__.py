"""A small Django project with strawberry-graphql-django over the relational tables."""
