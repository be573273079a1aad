"""What somebody writes who has only click and pyoxigraph: read two files, ask one question, print a table.

No names but exact ones, no message where something is wrong, one output format, and nothing derived unless asked for:
without it the column of regions stays empty.
"""

import pathlib

import click
from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, QueryTriples, RdfFormat, Store, Variable

ROOT = pathlib.Path(__file__).resolve().parent.parent
SCHEMA = ROOT / "src" / "gbakg" / "schema"
LABEL = NamedNode("http://www.w3.org/2004/02/skos/core#altLabel")


@click.command()
@click.argument("org")
@click.option("--derive", is_flag=True)
def main(org: str, *, derive: bool) -> None:
    """Print the partners of a body, tab-separated."""
    store = Store()
    for file in (ROOT / "data" / "triples.ttl", SCHEMA / "ontology.ttl"):
        store.load(path=str(file), format=RdfFormat.TURTLE)
    for rule in sorted((SCHEMA / "rules").glob("*.rq")) if derive else ():
        made = store.query(rule.read_text(encoding="utf-8"))
        if isinstance(made, QueryTriples):
            store.extend([Quad(*triple) for triple in made])
    text = (ROOT / "src" / "gbakg" / "queries" / "partners.rq").read_text(encoding="utf-8")
    body = next(store.quads_for_pattern(None, LABEL, Literal(org, language="zh"))).subject
    found = store.query(text, substitutions={Variable("org"): body, Variable("lang"): Literal("zh")})
    if isinstance(found, QuerySolutions):
        click.echo("\t".join(variable.value for variable in found.variables))
        for row in found:
            click.echo("\t".join("" if cell is None else cell.value for cell in row))


main()
