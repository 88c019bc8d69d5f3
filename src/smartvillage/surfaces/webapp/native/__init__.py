"""What a municipality's configuration of the native app means on the web (see docs/wire.md)."""
