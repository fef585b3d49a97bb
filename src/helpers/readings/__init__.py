"""What a claim can mean: the readings that its words admit, under stated assumptions."""
