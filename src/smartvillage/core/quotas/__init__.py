"""Taking something of which there is not enough for everybody: vouchers, places at an event."""
