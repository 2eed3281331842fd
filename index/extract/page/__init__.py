"""Where on the page is the article? Lines, layout, boilerplate, title, body."""
