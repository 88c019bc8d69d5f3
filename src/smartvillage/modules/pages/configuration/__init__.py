"""The app's configuration by the names of its contents: what each may say, in one file per content."""
