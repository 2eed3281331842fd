"""The pages that measure: over time, in context, and in words."""
