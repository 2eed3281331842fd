"""Tells which items of a blog's export are posts, and what its short codes stand for.

WordPress and Blogger export pages, menus, pictures, drafts and settings as items too.
"""

import re
from typing import Any

from index.reading.formats.feeds.xml_tree import find_name
from index.reading.metadata.field_values import as_text

_Elements = dict[str, list[Any]]

# Types that are no articles; sites add their own types for articles.
_NO_POSTS = re.compile(
    r"attachment|page|nav_menu_item|revision|custom_css|customize_changeset|feedback"
    r"|oembed_cache|user_request|wp_\w+|acf\S*|amp_\w+|elementor\w*|mc4wp\S*|wpcf7\S*"
    r"|shop_\w+|tablepress_\w+|jp_\w+"
)
_PUBLISHED = ("", "publish", "inherit")
_KIND = "schemas.google.com/g/2005#kind"
_SHORT_CODE = re.compile(
    r"\[/?(?:caption|gallery|embed|audio|video|playlist|vc_\w+|et_pb_\w+|fusion_\w+"
    r"|av_\w+|su_\w+|contact-form\S*|sc|youtube|tweet|columns?|row)(?:\s[^\[\]]{0,2000})?/?\]"
)


class FeedPosts:
    """Knows the posts and the writers of one feed."""

    def __init__(self, channel: Any) -> None:  # noqa: ANN401  (lxml has no type hints)
        self._names: dict[str, str] = {}
        for author in channel:
            if find_name(author.tag) == "wp:author":
                own = {find_name(each.tag): as_text(each.text) for each in author}
                login = own.get("wp:author_login", "")
                self._names[login] = own.get("wp:author_display_name") or login

    def find_name(self, login: str) -> str:
        """Returns the name of a writer for the login that WordPress writes."""
        return self._names.get(login, login)

    def are_published(self, children: _Elements) -> bool:
        """Checks whether the children of an item are those of a published post."""
        if _NO_POSTS.fullmatch(_value(children, "wp:post_type")):
            return False
        for category in children.get("category", ()):
            if _KIND in category.get("scheme", ""):
                return str(category.get("term", "")).endswith("#post")
        return _value(children, "wp:status") in _PUBLISHED

    def clean(self, text: str) -> str:
        """Removes the short codes of WordPress from the text of a post."""
        if "[" not in text:
            return text
        return _SHORT_CODE.sub("", text).strip()


def _value(children: _Elements, name: str) -> str:
    return next((as_text(each.text) for each in children.get(name, ())), "")
