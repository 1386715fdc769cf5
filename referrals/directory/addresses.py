"""What looks like a street address. The directory keeps none: behind any may lie a house where women are safe."""

import re

AFTER_ITS_NUMBER = (
    r"street|road|avenue|boulevard|lane|square|terrace|quay|rue|stra(?:ß|ss)e|str\.|gasse|platz|allee|weg|iela|bulvāris"
    r"|gatvė|gatve|g\.|prospektas|al\.|laan|straat"
)
STREET = rf"{AFTER_ITS_NUMBER}|via|viale|corso|piazza|vicolo|οδός|οδος|λεωφόρος|πλατεία|odos|leoforos"
NUMBER = r"(?:no\.?|nr\.?|αρ\.?)?\s*\d{1,4}\s?[a-zA-Zα-ω]?"
PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{NUMBER}[,\s]+(?:[\w'’.-]+\s+){{0,3}}(?:{AFTER_ITS_NUMBER})(?!\w)",  # 12 Harbour Street
        rf"(?<!\w)(?:{STREET})\s+(?:[\w'’.-]+[,\s]+){{0,4}}{NUMBER}\b",  # Via Garibaldi 12
        rf"\w(?:stra(?:ß|ss)e|str\.|gasse|weg|platz|allee|straat|laan)\s*{NUMBER}\b",  # Hafenstraße 12
        r"\b(?:maps\.app|goo\.gl/maps|google\.[a-z.]+/maps|openstreetmap\.org)\b",
        r"\b\d{1,2}\.\d{3,},\s*-?\d{1,3}\.\d{3,}",  # a place on the map
    )
)
POSTCODES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:D|CY|LV|LT|IT|I|BE|B|DE)-\d{4,5}\b",
        r"\b[ACDEFHKNPRTVWXY]\d[\dW]\s?[0-9AC-FHKNPRTV-Y]{4}\b",  # Ireland
        r"\b(?:PLZ|postcode|post code|zip|CAP|TK)\s*:?\s*\d{4,5}\b",
    )
)


def looks_like_an_address(text):
    return any(pattern.search(text) for pattern in PATTERNS)


def looks_like_a_postcode(text):
    return any(pattern.search(text) for pattern in POSTCODES)
