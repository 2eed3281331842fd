"""What must stand near each other: its other spellings, and its plan for the executor."""
