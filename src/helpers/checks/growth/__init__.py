"""Growth and size claims: can all of them hold, and what would have to be true?"""
