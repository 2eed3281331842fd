"""Which hits are copies of one text?"""
