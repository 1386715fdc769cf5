"""The accessibility rules of axe-core, run inside the page; as an expression it passes the content-security policy."""

from pathlib import Path

SOURCE = (Path(__file__).resolve().parents[1] / "vendor/axe.min.js").read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page):
    """One line for each rule that the page breaks; an empty list is what a test asks for."""
    page.evaluate(SOURCE)
    found = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)["violations"]
    return [f"{one['id']}: {one['help']}: {[node['html'][:160] for node in one['nodes'][:3]]}" for one in found]
