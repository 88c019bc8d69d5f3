"""`python -m bench.bus_wire`: the BUS interface's kept answers beside a bare callable with the same bytes."""
