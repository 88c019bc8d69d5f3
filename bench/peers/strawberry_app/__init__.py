"""A small Django project with strawberry-graphql-django over the relational tables; runs in its own environment."""
