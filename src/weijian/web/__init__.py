"""Pages: server-rendered, usable on a phone and without any outside host."""
