"""Changes which names are one actor's, and which are none, in the user's own file."""
