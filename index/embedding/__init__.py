"""Turns texts into vectors by meaning: static word vectors, averaged.

The vectors and the vocabulary are two files of the package WordLlama, which the extra
`semantic` installs; its code is not imported. docs/decisions/0022-second-look-by-meaning.md
says where they come from, and under which licence.
"""
