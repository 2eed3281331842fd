"""How good the answers are, measured on judged material that a folder holds."""
