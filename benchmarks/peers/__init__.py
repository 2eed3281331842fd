"""The engines that ours is compared with, one module each, with good settings."""
