"""The BUS catalogue at full size: importing, being killed, a delta, and who is responsible."""
