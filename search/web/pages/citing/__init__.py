"""The pages that cite articles, save them as files, and list what is quoted in them."""
