"""One file for each kind of claim: small named rules over words and the string of their classes."""
