"""The wire beside GraphQL: JSON over plain HTTP, as the app and upstream's CMS call it."""
