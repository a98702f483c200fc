"""Areas and institutions, each with dated validity: a figure of 2021 uses the tree of 2021."""
