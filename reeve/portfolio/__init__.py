"""Work requests, programmes, projects, milestones, benefits and site roll-outs."""
