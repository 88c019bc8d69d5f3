"""A door that speaks S3's way of storing one file: upstream's CMS signs its uploads itself."""
