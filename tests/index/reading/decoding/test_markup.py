"""Tags are bounded, and scripts are no tags."""

from index.reading.decoding.markup import MAX_ATTRIBUTES, make_parsable


def test_what_looks_like_a_tag_in_a_script_is_none() -> None:
    script = "<script>if (a <b && c) {" + 'x.y("z"); ' * 2_000 + "}</script>"
    page = f"{script}<p>The council met.</p><script src='a'></script><p>It voted.</p>"
    assert make_parsable(page) == page


def test_a_tag_after_a_script_is_cut() -> None:
    attributes = " a=1" * 2 * MAX_ATTRIBUTES
    page = make_parsable(f"<script>a <b</script><p{attributes}>Talks</p>")
    assert page.count("a=1") <= MAX_ATTRIBUTES
    assert page.endswith("Talks</p>")
