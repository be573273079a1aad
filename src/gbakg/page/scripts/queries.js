// The query behind every view: the program's own, narrowed by a VALUES clause to what is to be seen.

((app) => {
  const isPart = (line) => line.relation === "participation";

  const declarations = (sparql) => new Set([...sparql.matchAll(/^PREFIX (\w+):/gm)].map((match) => match[1]));

  /** A query with its comments on top, then further prefixes, then the rest. */
  const withPrefixes = (sparql, names, prefixes) => {
    const at = Math.max(0, sparql.search(/^PREFIX|^SELECT/m));
    const lines = names.map((name) => `PREFIX ${name}: <${prefixes[name]}>\n`).join("");
    return sparql.slice(0, at) + lines + sparql.slice(at);
  };

  /** A query that gives only these rows, each a term for every variable. */
  const narrowed = (sparql, variables, rows, prefixes) => {
    const used = new Set(rows.flat().map((term) => term.slice(0, term.indexOf(":"))));
    const known = declarations(sparql);
    const missing = Object.keys(prefixes).filter((name) => used.has(name) && !known.has(name));
    const names = variables.map((variable) => `?${variable}`).join(" ");
    const lines = rows.map((row) => `  (${row.join(" ")})`).join("\n");
    return `${withPrefixes(sparql, missing, prefixes).trimEnd()}\nVALUES (${names}) {\n${lines}\n}\n`;
  };

  /** A relation as the query of relations names it. */
  const relation = (sparql, local) => sparql.match(new RegExp(`\\b\\w+:${local}\\b`))[0];

  /** What the picture and the list are made of: their marks, and their lines by sort. */
  const ofScene = ({ view, seen, edges }, name, views) => {
    const nodes = view.nodes.filter((node) => seen.has(node.id)).map((node) => [name(node.id)]);
    const lines = edges.filter((edge) => seen.has(edge.from) && seen.has(edge.to));
    const parts = lines.filter(isPart).map((line) => [name(line.id)]);
    const pairs = lines.filter(app.facets.isPair).map((line) => [line.partnership, line.from, line.to].map(name));
    const others = lines
      .filter((line) => !isPart(line) && !app.facets.isPair(line))
      .map((line) => [name(line.from), relation(views.relations, line.relation), name(line.to)]);
    return [
      ["nodes", ["node"], nodes],
      ["participations", ["participation"], parts],
      ["pairs", ["partnership", "one", "other"], pairs],
      ["relations", ["source", "relation", "target"], others],
    ];
  };

  /** What the panel about one thing is made of. */
  const ofThing = (id, name) => {
    const card = app.data.cards[id];
    const one = [[name(id)]];
    const deals = card.parties.length && card.group !== "partnership" ? card.parties.map((party) => party.other) : [];
    const about = [...new Set([id, ...deals])].map((iri) => [name(iri)]);
    const own = card.group === "partnership" ? "partnership" : "organization";
    return [
      ["nodes", ["node"], one],
      ["facts", ["subject"], one],
      ["participations", [own], card.parties.length ? one : []],
      ["relations", ["target"], one],
      ["passages", ["about"], about],
    ];
  };

  const written = async (wishes) => {
    const { views, prefixes } = await app.workings.open();
    const name = (iri) => app.rdf.term(iri, prefixes);
    return wishes(name, views)
      .filter(([view, , rows]) => rows.length || view === "nodes")
      .map(([view, variables, rows]) => ({ view, sparql: narrowed(views[view], variables, rows, prefixes) }));
  };

  app.queries = {
    /** Each a `view` and its `sparql`. */
    ofScene: (scene) => written((name, views) => ofScene(scene, name, views)),
    ofThing: (id) => written((name) => ofThing(id, name)),
    ofPair: (ids) => written((name) => [["pairs", ["one", "other"], [ids.map(name)]]]),
  };
})(globalThis.gbakg);
