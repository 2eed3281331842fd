"""Reads the exports of Factiva: with codes, without codes, and in XML."""
