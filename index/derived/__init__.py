"""What is worked out after a commit and kept beside the index?"""
