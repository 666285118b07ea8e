"""Which words may templates of both apps use beyond Django's own?"""
