"""One module per section of the site; a view fetches within scope, runs an action, renders."""
