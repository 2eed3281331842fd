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


def test_a_quote_within_a_tag_does_not_swallow_the_text_after_it() -> None:
    words = "The council's mayor met the ferry's owner. " * 400
    page = f'<img alt=Don\'t><p title="a"b">{words}</p><a \'x>{words}</a>'
    assert make_parsable(page) == page
