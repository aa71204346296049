// Has a target.
