"""Completes command lines in bash, zsh and fish, whose scripts ask the program."""
