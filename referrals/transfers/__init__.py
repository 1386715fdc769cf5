"""Handing her case over: from the moment another organisation says yes, it is responsible for her.

As with a referral, what she agreed to travels as a sealed letter and each side has a private row of its own. What a
transfer adds is the end: the receiver keeps the letter's words under her new key, and the sender's file is closed.
"""
