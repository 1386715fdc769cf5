"""Handing over what she agreed to share, to whom she agreed, for as long as she agrees.

A referral is read by two organisations, so it holds no key into either one's cases: what she shared travels as a
letter, a copy sealed for the receiver. Each side has a private row of its own beside it, which joins it to her case.
"""
