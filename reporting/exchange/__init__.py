"""Knowledge exchange: the events of the consortium and how many people came, with the published figures beside ours."""
