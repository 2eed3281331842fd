"""The engines that ours is measured against, one file each, each run well."""
