def tail(kite):
    return kite * 7
