"""Texts with everything that makes words and sentences hard to tell apart."""

from hypothesis import strategies as st

words = st.sampled_from(
    "s 400 S-400s U.N. u.n al-Sarraj ab ab's abc_ 3.5 Straße №5 U.S. Dec. tion. 漢字 ภาษา "
    "мира й и\u0306 سَلَام दिल्ली가\u1161 ²x ½ 🙂 𝐀b ™ …".split()
)
_between = st.sampled_from(
    [" ", "", ", ", ".\n\n", "!” ", "。", "…” ", "-", "’", "\u0301"]
)
texts = st.lists(st.tuples(words, _between), max_size=12).map(
    lambda parts: "".join(word + between for word, between in parts)
)
