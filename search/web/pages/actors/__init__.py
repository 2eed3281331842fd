"""The pages of actors, and the changes that they make."""
