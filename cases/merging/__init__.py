"""Two records of one woman become one, and two again: what moves is sealed anew under the key that it comes to."""
